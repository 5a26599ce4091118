/** What is shown while no project is open: ways to one. */
import type { Feature } from '../../workbench/feature'
import { newProject, openFolder, openTutorial } from './open-project'
import ProjectDialogs from './ProjectDialogs.vue'
import { texts } from './texts'
import WelcomeScreen from './WelcomeScreen.vue'

export const feature: Feature = {
  home: WelcomeScreen,
  overlay: ProjectDialogs,
  commands: [
    { id: 'project.open-tutorial', title: () => texts.tutorial, run: openTutorial },
    { id: 'project.create', title: () => texts.create, run: newProject },
    { id: 'project.open-folder', title: () => texts.open, shortcut: 'Mod+O', run: openFolder },
  ],
}
