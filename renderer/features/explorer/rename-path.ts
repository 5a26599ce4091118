/** Gives a file or folder of the project another path; editors that show it go along. */
import { host } from '../../host/host'
import { useProjectStore } from '../../stores/project.store'
import { useDocumentStore } from '../editor/document.store'

/** Rejects with a HostError, `already-exists` where there is something already. */
export async function renamePath(path: string, to: string): Promise<void> {
  await host().request('files/rename', { root: useProjectStore().root, path, to })
  await useDocumentStore().follow(path, to)
}
