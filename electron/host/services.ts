/** What the domains of the contract are carried out with. */
import type { ConfigEditService } from '../config-edit/config-edit-service'
import type { SetupService } from '../provision/setup/setup-service'
import type { TableService } from '../results/table-service'
import type { QuestionDesk } from '../runs/question-desk'
import type { PythonLanguages } from '../python-language/python-languages'
import type { RunService } from '../runs/run-service'
import type { SettingsStore } from '../settings/settings-store'
import type { ShellService } from '../shell/shell-service'
import type { UpdateService } from '../updates/update-service'
import type { Workspace } from '../workspace/workspace'
import type { Platform } from './platform'

export interface Services {
  platform: Platform
  settings: SettingsStore
  workspace: Workspace
  configEdits: ConfigEditService
  pythonLanguage: PythonLanguages
  runs: RunService
  questions: QuestionDesk
  setups: SetupService
  tables: TableService
  shells: ShellService
  updates: UpdateService
}
