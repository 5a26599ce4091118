/** The German of the engine's sentences. */
import { makeTranslator, type Sentences } from '../sentences'
import { agentSentences } from './agents'
import { configEditSentences } from './config-edit'
import { configSentences } from './configs'
import { diagnosticSentences } from './diagnostics'
import { fileSentences } from './files'
import { jobCodeSentences } from './job-code'
import { networkSentences } from './network'
import { nodeSentences } from './nodes'
import { placementSentences } from './placement'
import { projectSentences } from './project'
import { provisioningSentences } from './provisioning'
import { runSentences } from './runs'
import { setupSentences } from './setup'
import { sshSentences } from './ssh'
import { taskSentences } from './tasks'
import { windowSentences } from './window'

/** By the part of the engine that says them. */
export const parts: readonly Sentences[] = [
  networkSentences,
  placementSentences,
  agentSentences,
  jobCodeSentences,
  runSentences,
  nodeSentences,
  sshSentences,
  fileSentences,
  projectSentences,
  configSentences,
  configEditSentences,
  provisioningSentences,
  setupSentences,
  taskSentences,
  diagnosticSentences,
  windowSentences,
]

export const translate = makeTranslator(Object.assign({}, ...parts) as Sentences, 'und')
