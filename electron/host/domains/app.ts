import { app } from '../../contract/app'
import { AGENT_VERSION } from '../../../agent/runtime/version'
import { listFolders } from '../../workspace/folder-listing'
import { projectsFolder } from '../../workspace/projects-folder'
import { implement } from '../handlers'
import type { Implementation } from '../handlers'
import type { Services } from '../services'

const known = ['linux', 'darwin', 'win32'] as const

/** The app itself. */
export function appDomain({ platform }: Services): Implementation {
  return implement(app, {
    'get-info': () => ({
      version: AGENT_VERSION,
      platform: known.find((name) => name === process.platform) ?? 'other',
      hasFolderDialog: platform.hasFolderDialog,
      projectsFolder: projectsFolder(),
    }),
    'choose-folder': ({ title }) => platform.chooseFolder(title),
    'list-folders': ({ path }) => listFolders(path),
    'reveal-path': ({ path }) => platform.revealPath(path),
  })
}
