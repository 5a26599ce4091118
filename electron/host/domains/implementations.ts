/** Every domain of the contract with what carries it out. A new domain is a file beside this one and a line here. */
import type { Implementation } from '../handlers'
import type { Services } from '../services'
import { appDomain } from './app'
import { configEditDomain } from './config-edit'
import { diagnosticsDomain } from './diagnostics'
import { filesDomain } from './files'
import { networkDomain } from './network'
import { projectDomain } from './project'
import { provisionDomain } from './provision'
import { pythonDomain } from './python'
import { questionsDomain } from './questions'
import { resultsDomain } from './results'
import { runDomain } from './run'
import { searchDomain } from './search'
import { settingsDomain } from './settings'
import { shellDomain } from './shell'
import { updatesDomain } from './updates'

/** In the contract's order. */
export function implementations(services: Services): Implementation[] {
  const domains = [
    appDomain,
    projectDomain,
    filesDomain,
    networkDomain,
    configEditDomain,
    pythonDomain,
    searchDomain,
    runDomain,
    questionsDomain,
    resultsDomain,
    shellDomain,
    settingsDomain,
    provisionDomain,
    diagnosticsDomain,
    updatesDomain,
  ]
  return domains.map((make) => make(services))
}
