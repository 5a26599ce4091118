/** What this computer has of what Fission needs. */
import type { Diagnosis } from '../../contract/diagnostics'
import { runChecks } from '../run-checks'
import { ansible } from './ansible'
import { display } from './display'
import { network } from './network'
import { nodeJs } from './node-js'
import { python } from './python'
import { ssh } from './ssh'
import { sshAgent } from './ssh-agent'
import { sshKeys } from './ssh-keys'
import { versions } from './versions'

const checks = [versions, nodeJs, python, ansible, ssh, sshAgent, sshKeys, network, display]

/** Resolves with all findings; `onDiagnosis` hears of each as it is made. */
export function diagnoseComputer(
  onDiagnosis: (diagnosis: Diagnosis) => void,
  signal: AbortSignal,
): Promise<Diagnosis[]> {
  return runChecks(checks, null, onDiagnosis, signal)
}
