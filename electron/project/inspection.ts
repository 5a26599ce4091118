/** The result of reading a config, whatever its language. */
import type { NetworkDescription } from '../../agent/core/network/description'
import type { Problem } from '../../agent/core/network/problem'
import { readOnce } from '../../agent/protocol/parser-choice'
import type { Bundle } from './bundle-network'
import type { InspectOutcome } from './inspect-process'
import type { RawDescription } from './inspect-protocol'
import type { NetworkFolder } from './network-folder'
import type { addTopology } from './topology/add-topology'

export type Inspection =
  | {
      ok: true
      network: NetworkDescription
      bundle: Bundle
      /** What the config printed, the last 64 KiB of it. */
      output: string
    }
  | { ok: false; problems: Problem[]; output: string }

/** Fills in defaults, and checks the shape of what a child process found. */
export async function complete(
  described: RawDescription,
  bundle: Bundle,
  output: string,
  place: NetworkFolder,
): Promise<Inspection> {
  const added = await withTopology(described, place)
  if (!added.ok) return { ...added, output }
  const raw = added.network
  // The schemas take their time to load; they are not needed before the config has been read.
  const { DESCRIPTION_VERSION, NetworkDescription } = await import('../../agent/core/network/description')
  const parsed = NetworkDescription.safeParse({ ...raw, version: DESCRIPTION_VERSION }, readOnce)
  if (parsed.success) {
    const warnings = [...bundle.warnings, ...added.warnings]
    return { ok: true, network: parsed.data, bundle: { ...bundle, warnings }, output }
  }
  const problems = parsed.error.issues.map((issue) => ({
    code: 'description-invalid',
    severity: 'error' as const,
    message: `${raw.config} describes something impossible: ${issue.path.join('.')}: ${issue.message}`,
    hint: 'Check the value that is named.',
    position: { file: raw.config, line: 1 },
  }))
  return { ok: false, problems, output }
}

/** The XML parser is loaded where there is XML. */
async function withTopology(
  described: RawDescription,
  place: NetworkFolder,
): Promise<ReturnType<typeof addTopology>> {
  if (described.topology === undefined) return { ok: true, network: described, warnings: [] }
  const topology = await import('./topology/add-topology')
  return topology.addTopology(described, place)
}

/** Why there is no description. */
export function problemsOf(outcome: InspectOutcome, { config }: NetworkFolder): Problem[] {
  const { reply, ended } = outcome
  if (reply?.type === 'problems') return reply.problems
  const at = { severity: 'error' as const, position: { file: config, line: 1 } }
  if (ended.type === 'timeout') {
    const message = `${config} was not read to its end within ${ended.afterMs / 1000} s`
    const hint =
      'Does the config, a constructor or preference() loop for ever? Long work belongs into setup() or run().'
    return [{ ...at, code: 'config-timeout', message, hint }]
  }
  const said = outcome.output.trim().split('\n').slice(-5).join('\n')
  return [
    {
      ...at,
      code: 'config-died',
      message: `${config} ended its process while it was read (${ended.how})`,
      hint:
        said === ''
          ? 'A config only describes the network; do its work in jobs.'
          : `Its last output was:\n${said}`,
    },
  ]
}
