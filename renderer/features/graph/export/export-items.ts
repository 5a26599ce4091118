/** The formats in which a graph can be exported, as a menu has them. */
import type { MenuItem } from '../../../ui/menu-item'
import { attempt } from '../../../workbench/attempt'
import { texts } from '../texts'
import { exportGraph } from './export-graph'

/** Read where they are shown, as their words follow the language. */
export const exportItems = (): MenuItem[] => [
  { text: texts.exportSvg, run: () => attempt(() => exportGraph('svg')) },
  { text: texts.exportPng, run: () => attempt(() => exportGraph('png')) },
  { text: texts.exportPdf, run: () => attempt(() => exportGraph('pdf')) },
]
