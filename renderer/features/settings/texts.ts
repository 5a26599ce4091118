/** The settings' words. */
import type { Settings } from '../../../electron/contract/settings'

export const texts = {
  title: 'Settings',
  search: 'Search in the settings',
  nothing: 'No setting has this in its name',
  theme: 'Colours',
  themeHint: 'The system’s choice includes its high contrast.',
  themes: {
    system: 'As the system says',
    light: 'Light',
    dark: 'Dark',
    'high-contrast': 'High contrast',
  } satisfies Record<Settings['theme'], string>,
  editorFontSize: 'Size of the editor’s text',
  editorFontSizeHint: 'In pixels, 8 to 32.',
  autoSave: 'Save by itself',
  autoSaveHint: 'Saves a file when the cursor leaves its editor.',
  simulationNodes: 'Local nodes of a simulation',
  simulationNodesHint: 'Agents that stand for the nodes of the network, 1 to 16.',
}
