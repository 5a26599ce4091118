/** The inspector's child process for Python. */
import type { Problem } from '../../../agent/core/network/problem'
import { resourcePath } from '../../paths'
import { startInspectProcess, type InspectOutcome, type InspectProcess } from '../inspect-process'
import type { InspectReply, RawJob } from '../inspect-protocol'
import { problemsOf } from '../inspection'
import type { NetworkFolder } from '../network-folder'
import type { Interpreter } from './interpreter'

/** What the Python child finds. */
export type PythonReply =
  | Exclude<InspectReply, { type: 'described' }>
  | {
      type: 'described'
      network: PythonDescription
      /** The interpreter in which it ran. */
      interpreter: string
      files: BundledFile[]
    }
  | { type: 'jobs'; jobs: RawJob[]; interpreter: string; files: BundledFile[] }

/** A file that travels: its absolute path, and its path below the bundle's code folder. */
export interface BundledFile {
  from: string
  to: string
}

type TypeScriptDescription = Extract<InspectReply, { type: 'described' }>['network']

/** A node, or a CSV file of nodes that is still to be read. */
export type PythonNode = TypeScriptDescription['nodes'][number] | { file: string }

type PythonDescription = Omit<TypeScriptDescription, 'nodes'> & { nodes: PythonNode[] }

type Found = Extract<Interpreter, { ok: true }>

/** Starts the Python package's inspector with this interpreter. */
export function startPythonInspector(network: NetworkFolder, { program, args }: Found): InspectProcess {
  const script = resourcePath('dist/agent/python/__main__.py')
  return startInspectProcess(network, { program, args: [...args, '-u', script, 'inspect'], needs: script })
}

/** The reply of a Python child. */
export function pythonReply({ reply }: InspectOutcome): PythonReply | undefined {
  return reply as PythonReply | undefined
}

/** As `problemsOf`; a program that never became our inspector is told from a config that ended it. */
export function pythonProblems(
  outcome: InspectOutcome,
  network: NetworkFolder,
  { program }: Found,
): Problem[] {
  const { ended, greeted, output } = outcome
  if (greeted || outcome.reply !== undefined) return problemsOf(outcome, network)
  const how = ended.type === 'timeout' ? `nothing in ${ended.afterMs / 1000} s` : ended.how
  const said = output.trim().split('\n').slice(-5).join('\n')
  return [
    {
      code: 'python-unusable',
      severity: 'error',
      message: `${network.config} needs Python 3.9 or newer, but ${program} did not run as one (${how})`,
      hint: `Name another interpreter in the config, or repair this one.${said === '' ? '' : ` It said:\n${said}`}`,
      position: { file: network.config, line: 1 },
    },
  ]
}
