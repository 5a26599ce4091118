/** The inspector's child process for Python. */
import { resourcePath } from '../../paths'
import { startInspectProcess, type InspectOutcome, type InspectProcess } from '../inspect-process'
import type { InspectReply, RawJob } from '../inspect-protocol'
import type { NetworkFolder } from '../network-folder'

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

/** Starts the Python package's inspector with this interpreter. */
export function startPythonInspector(network: NetworkFolder, interpreter: string): InspectProcess {
  const script = resourcePath('dist/agent/python/__main__.py')
  return startInspectProcess(network, {
    program: interpreter,
    args: ['-u', script, 'inspect'],
    needs: script,
  })
}

/** The reply of a Python child. */
export function pythonReply({ reply }: InspectOutcome): PythonReply | undefined {
  return reply as PythonReply | undefined
}
