/** What a config did instead of describing a network, as problems with the user's file and line. */
import type { Problem } from '../../../agent/core/network/problem'
import { NetworkExportError } from '../../../agent/sdk/load-network'
import { userStack } from '../../../agent/sdk/user-stack'
import type { InspectReply } from '../inspect-protocol'
import { NodesCsvError } from '../nodes-csv'

const exportHint = 'End the config with: export default defineNetwork({ jobs: […], nodes: […] })'

/** Something was thrown while the config ran. */
export function explainError(config: string, error: unknown): InspectReply {
  if (error instanceof NetworkExportError)
    return problem(config, error, error.code, error.message, exportHint)
  if (error instanceof NodesCsvError) {
    return problem(
      config,
      error,
      'nodes-csv',
      `the file of nodes: ${error.message}`,
      'Correct this row of the file.',
    )
  }
  const { message, stack } = userStack(error)
  const calls = stack.split('\n').slice(1)
  const hint =
    calls.length > 0
      ? `The calls that led there:\n${calls.join('\n')}`
      : 'Look for it in the files that the config reads.'
  return problem(config, error, 'config-error', message, hint)
}

/** The config called process.exit. */
export function explainExit(config: string, code: unknown): InspectReply {
  const message = `called process.exit(${typeof code === 'number' ? code : ''}) while it was read`
  const hint = 'Remove the call: a config only describes the network. A job ends itself with this.finish().'
  return problem(config, new Error('exit'), 'config-exit', message, hint)
}

function problem(config: string, error: unknown, code: string, message: string, hint: string): InspectReply {
  const position = userStack(error).position ?? { file: config, line: 1 }
  const found: Problem = {
    code,
    severity: 'error',
    message: `${config} ${joined(code, message)}`,
    hint,
    position,
  }
  return { type: 'problems', problems: [found] }
}

function joined(code: string, message: string): string {
  return code === 'config-exit' ? message : `cannot be used: ${message}`
}
