/** Which page of the help other features ask for. */
import { shallowRef } from 'vue'
import { showPanel } from '../workbench/dock'
import { useProjectStore } from './project.store'

/** A page by the name of its file, and a heading in it; empty for its beginning. */
export interface HelpPlace {
  page: string
  anchor: string
}

/** What the help shall show next. */
export const wantedHelp = shallowRef<HelpPlace | null>(null)

/** Shows a page beside the editor, or in a window of its own while no project is open. */
export function showHelp(page: string, anchor = ''): void {
  wantedHelp.value = { page, anchor }
  if (useProjectStore().info) return showPanel('help')
  openHelpWindow({ page, anchor })
}

/** Shows a page in a window of its own, the same one every time. */
export function openHelpWindow({ page, anchor }: HelpPlace): void {
  const address = `${location.pathname}#/help?${new URLSearchParams({ page, anchor })}`
  window.open(address, 'help', 'popup,width=920,height=760')
}
