/** Ways to a project. */
import { ref } from 'vue'
import { useProjectStore } from '../../stores/project.store'
import { attempt } from '../../workbench/attempt'
import { chooseFolder } from './choose-folder'
import { texts } from './texts'

/** Whether the dialog for a new project is shown. */
export const isCreating = ref(false)

/** Asks what the new project shall be. */
export function newProject(): void {
  isCreating.value = true
}

/** Opens the tutorial, whose folder is made the first time. */
export async function openTutorial(): Promise<void> {
  await attempt(() => useProjectStore().openTutorial())
}

/** Lets the user choose a folder and opens it. */
export async function openFolder(): Promise<void> {
  const path = await chooseFolder({ title: texts.openTitle, confirm: texts.confirmOpen, start: null })
  if (path !== null) await attempt(() => useProjectStore().open(path))
}
