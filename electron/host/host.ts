/** Everything behind the windows, whatever carries the contract to them. */
import { ConfigEditService } from '../config-edit/config-edit-service'
import { PythonLanguages } from '../python-language/python-languages'
import { SettingsStore } from '../settings/settings-store'
import { SetupService } from '../provision/setup/setup-service'
import { QuestionDesk } from '../runs/question-desk'
import { RunService } from '../runs/run-service'
import { TableService } from '../results/table-service'
import { ShellService } from '../shell/shell-service'
import { UpdateService } from '../updates/update-service'
import { Workspace } from '../workspace/workspace'
import { implementations } from './domains/implementations'
import type { Tell } from './handlers'
import type { Platform } from './platform'
import { membersOf, PortServer } from './port-server'
import type { WindowPort } from './port-server'

/** Serves any number of windows. */
export interface Host {
  settings: SettingsStore
  runs: RunService
  connect(port: WindowPort): void
  /** Ends simulations and watchers; runs on nodes are left to them. */
  close(): Promise<void>
}

/** Makes the services and joins them to the contract. */
export function createHost(platform: Platform): Host {
  const windows = new Set<PortServer>()
  const tell: Tell = (channel, payload) => {
    for (const window of windows) window.tell(channel, payload)
  }
  const settings = new SettingsStore(tell)
  const workspace = new Workspace(tell, settings)
  const configEdits = new ConfigEditService(workspace)
  const pythonLanguage = new PythonLanguages(workspace, tell)
  const questions = new QuestionDesk(tell)
  const runs = new RunService(tell, questions)
  const setups = new SetupService(tell, settings)
  const tables = new TableService()
  const shells = new ShellService()
  const updates = new UpdateService(platform.updateSource, settings, runs, tell)
  const services = {
    ...{ platform, settings, workspace, configEdits, pythonLanguage },
    ...{ runs, questions, setups, tables, shells, updates },
  }
  updates.begin()
  const members = membersOf(implementations(services))
  return {
    settings,
    runs,
    connect: (port) => {
      const window = new PortServer(port, members)
      windows.add(window)
      port.onClose(() => windows.delete(window))
    },
    close: async () => {
      updates.close()
      await Promise.all([runs.close(), setups.close(), workspace.close(), pythonLanguage.close()])
    },
  }
}
