/** The project tree. */
import { FolderTree } from '@lucide/vue'
import { useProjectStore } from '../../stores/project.store'
import type { Feature } from '../../workbench/feature'
import { createFile, createNetwork } from './file-actions'
import { texts } from './texts'

const hasProject = (): boolean => useProjectStore().info !== null

export const feature: Feature = {
  panels: [
    {
      id: 'project',
      title: () => texts.title,
      icon: FolderTree,
      place: 'left',
      isInitial: true,
      order: 10,
      load: () => import('./ProjectTree.vue'),
    },
  ],
  commands: [
    { id: 'explorer.new-file', title: () => texts.newFile, isEnabled: hasProject, run: () => createFile('') },
    { id: 'explorer.new-network', title: () => texts.newNetwork, isEnabled: hasProject, run: createNetwork },
  ],
}
