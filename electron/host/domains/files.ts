import { files } from '../../contract/files'
import { listTypes } from '../../workspace/type-declarations'
import { implement } from '../handlers'
import type { Implementation } from '../handlers'
import type { Services } from '../services'

/** Files of opened projects. */
export function filesDomain({ workspace, platform }: Services): Implementation {
  return implement(files, {
    'list-folder': ({ root, path }) => workspace.project(root).files.list(path),
    'read-text': ({ root, path }) => workspace.project(root).files.readText(path),
    'write-text': ({ root, path, text, version }) =>
      workspace.project(root).files.writeText(path, text, version),
    'create-file': ({ root, path }) => workspace.project(root).files.createFile(path),
    'create-folder': ({ root, path }) => workspace.project(root).files.createFolder(path),
    rename: ({ root, path, to }) => workspace.project(root).files.rename(path, to),
    trash: ({ root, path }) => platform.trash(workspace.project(root).files.absolute(path)),
    'list-sources': ({ root }) => workspace.project(root).files.listSources(),
    'list-types': () => listTypes(),
  })
}
