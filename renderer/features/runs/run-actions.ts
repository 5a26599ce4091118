/** Starting and stopping what the window shows. */
import { useProjectStore } from '../../stores/project.store'
import { useRunStore } from '../../stores/run.store'
import { useSettingsStore } from '../../stores/settings.store'
import { attempt } from '../../workbench/attempt'
import { runCommand } from '../../workbench/commands'
import { showPanel } from '../../workbench/dock'

/** Saves what is open and simulates the current network. */
export async function simulate(): Promise<void> {
  await runCommand('editor.save-all')
  await attempt(() => useRunStore().simulate(useSettingsStore().settings.simulationNodes))
  showPanel('console', { inBackground: true })
}

export async function stop(): Promise<void> {
  const { current, stop: stopRun } = useRunStore()
  if (current) await attempt(() => stopRun(current.run))
}

export function canSimulate(): boolean {
  return useProjectStore().network !== null && !useRunStore().isActive
}
