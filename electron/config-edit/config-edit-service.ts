/** Answers windows that edit a network on its graph. */
import type { ConfigAction, ConfigChange, JobArguments, JobRef, NetworkClass } from '../contract/config-edit'
import type { NetworkRef } from '../contract/network'
import type { OpenProject } from '../workspace/open-project'
import type { Workspace } from '../workspace/workspace'
import { isPythonConfig } from '../project/network-folder'
import { ConfigEditor } from './config-editor'
import { openOutliner } from './open-outliner'

interface Asked {
  network: NetworkRef
  unsaved: Record<string, string>
}

export class ConfigEditService {
  constructor(private readonly workspace: Workspace) {}

  preview(asked: Asked, action: ConfigAction): Promise<ConfigChange> {
    return this.work(asked, (editor) => editor.preview(action))
  }

  listClasses(asked: Asked): Promise<{ jobs: NetworkClass[]; pipes: NetworkClass[] }> {
    return this.work(asked, async (editor, project) =>
      editor.listClasses(await modules(project, asked.network.folder)),
    )
  }

  getArguments(
    asked: Asked,
    job: JobRef,
  ): Promise<(JobArguments & { type: 'arguments' }) | Extract<ConfigChange, { type: 'refusal' }>> {
    return this.work(asked, async (editor, project) =>
      editor.argumentsOf(job, await modules(project, asked.network.folder)),
    )
  }

  /** The process that reads the sources lives for one question. */
  private async work<T>(
    { network, unsaved }: Asked,
    task: (editor: ConfigEditor, project: OpenProject) => Promise<T>,
  ): Promise<T> {
    const project = this.workspace.project(network.root)
    const folder = project.network(network.folder)
    const read = async (file: string): Promise<string> =>
      Object.hasOwn(unsaved, file) ? unsaved[file]! : (await project.files.readText(file)).text
    const outliner = openOutliner(folder)
    try {
      return await task(new ConfigEditor(folder, read, outliner), project)
    } finally {
      outliner.close()
    }
  }
}

/** The modules of the project in the network's language, those of the network itself and the shared ones first. */
async function modules(project: OpenProject, folder: string): Promise<string[]> {
  const isPython = isPythonConfig(project.network(folder))
  const files = await project.files.listModules(isPython ? /\.py$/ : /(?<!\.d)\.[cm]?ts$/)
  const rank = (file: string): number =>
    file.startsWith(`${folder}/`) ? 0 : file.startsWith('shared/') ? 1 : 2
  return files.sort((a, b) => rank(a) - rank(b) || a.localeCompare(b))
}
