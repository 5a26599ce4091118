/** Newer versions of the app. */
import { useUpdatesStore } from '../../stores/updates.store'
import type { Feature } from '../../workbench/feature'
import { attempt } from '../../workbench/attempt'
import { texts } from './texts'
import UpdateDialog from './UpdateDialog.vue'
import UpdateStatus from './UpdateStatus.vue'

export const feature: Feature = {
  overlay: UpdateDialog,
  statusBar: [{ component: UpdateStatus, order: 95 }],
  commands: [{ id: 'updates.show', title: () => texts.command, run: () => useUpdatesStore().show() }],
  start: () => void attempt(() => useUpdatesStore().load()),
}
