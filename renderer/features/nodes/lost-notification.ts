/** Says that a node is lost, also to a user who looks elsewhere. */
import type { RunNotice } from '../../../electron/contract/run'
import { host } from '../../host/host'
import { engineText } from '../../language/engine/engine-text'
import { useRunStore } from '../../stores/run.store'
import { showPanel } from '../../workbench/dock'
import { notify } from '../../workbench/notices'
import { texts } from './texts'

/** Listens for as long as the window lives; consoles in windows of their own leave it to the main window. */
export function announceLosses(): void {
  if (location.hash.startsWith('#/')) return
  const runs = useRunStore()
  host().on('run/did-notice', (notice) => {
    if (notice.kind !== 'node-lost') return
    const network = runs.runs.get(notice.run)?.network.folder ?? ''
    announce(notice, texts.lostIn({ network }))
  })
  host().on('run/did-change', ({ phase }) => {
    // Asked for when there is something to be told of, and once only.
    if (phase === 'running' && 'Notification' in window && Notification.permission === 'default')
      void Notification.requestPermission()
  })
}

function announce({ run, counter, ...notice }: RunNotice, title: string): void {
  const text = engineText(notice.text)
  notify({
    kind: 'error',
    message: `${title}: ${text}`,
    actions: [{ text: texts.showNodes, run: () => showPanel('nodes') }],
  })
  if (document.hasFocus() || !('Notification' in window) || Notification.permission !== 'granted') return
  // Two windows on one project show it once.
  const shown = new Notification(title, { body: text, tag: `${run} ${counter}` })
  shown.onclick = () => {
    window.focus()
    showPanel('nodes')
  }
}
