/** Shells on nodes, each in a window of its own. */
import type { Feature } from '../../workbench/feature'

export const feature: Feature = { windows: { shell: () => import('./ShellWindow.vue') } }
