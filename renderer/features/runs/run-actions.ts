/** Starting and stopping what the window shows. */
import { useProjectStore } from '../../stores/project.store'
import { useRunStore } from '../../stores/run.store'
import { useSettingsStore } from '../../stores/settings.store'
import { attempt } from '../../workbench/attempt'
import { runCommand } from '../../workbench/commands'
import { showPanel } from '../../workbench/dock'
import { useLeftRunStore } from './left-run.store'

/** Saves what is open and simulates the current network. */
export async function simulate(): Promise<void> {
  await runCommand('editor.save-all')
  await attempt(() => useRunStore().simulate(useSettingsStore().settings.simulationNodes))
  showPanel('console', { inBackground: true })
}

/** Saves what is open and starts the current network on its nodes. */
export async function runOnNodes(): Promise<void> {
  await runCommand('editor.save-all')
  await attempt(() => useRunStore().start())
  showPanel('console', { inBackground: true })
}

/** Lets the nodes go on without this app. */
export async function leave(): Promise<void> {
  const { current, leave: leaveRun } = useRunStore()
  if (!current) return
  await attempt(() => leaveRun(current.run))
  await useLeftRunStore().look()
}

/** Whether the current network runs on nodes, which can go on by themselves. */
export function canLeave(): boolean {
  const { current } = useRunStore()
  return current?.mode === 'nodes' && (current.phase === 'running' || current.phase === 'stopping')
}

export async function stop(): Promise<void> {
  const { current, stop: stopRun } = useRunStore()
  if (current) await attempt(() => stopRun(current.run))
}

export function canSimulate(): boolean {
  return useProjectStore().network !== null && !useRunStore().isActive
}
