/** A window with a project in it. */
import type { ProjectInfo } from '../../../electron/contract/project'
import { useProjectStore } from '../../../renderer/stores/project.store'
import { network } from './runs'
import { TestWindow } from './test-window'
import type { Answers } from './test-window'

const project: ProjectInfo = {
  root: network.root,
  name: 'lab',
  networks: ['chain', 'ring'].map((folder) => ({
    folder,
    config: `${folder}/config.ts`,
    language: 'typescript',
  })),
  warning: null,
}

/** Opens a project with the networks `chain` and `ring`; the first is selected unless the host remembers another. */
export async function openProject(answers: Answers = {}): Promise<TestWindow> {
  const window = TestWindow.open({
    'project/open': () => project,
    'settings/recall': () => null,
    'settings/remember': () => undefined,
    ...answers,
  })
  await useProjectStore().open(project.root)
  return window
}
