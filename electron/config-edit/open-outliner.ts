/** Starts the process that reads the sources of a network. */
import { AppError } from '../errors'
import { nodeProgram, resourcePath } from '../paths'
import { isPythonConfig } from '../project/network-folder'
import type { NetworkFolder } from '../project/network-folder'
import { findInterpreter } from '../project/python/interpreter'
import { OutlineProcess } from './outline/outline-process'

/** The project's own Python reads Python; a bundled compiler reads TypeScript. */
export function openOutliner(network: NetworkFolder): OutlineProcess {
  if (!isPythonConfig(network)) return new OutlineProcess(nodeProgram(), [resourcePath('dist/outline.cjs')])
  const found = findInterpreter(network)
  if (!found.ok) throw new AppError('not-found', found.problem.message, found.problem.hint)
  return new OutlineProcess(found.program, [
    ...found.args,
    resourcePath('dist/agent/python/__main__.py'),
    'outline',
  ])
}
