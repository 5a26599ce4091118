/** Asks the `preference` of a Python job. */
import path from 'node:path'
import type { Problem } from '../../../agent/core/network/problem'
import type { NodeInfo } from '../../../agent/sdk/job'
import type { NetworkFolder } from '../network-folder'
import { PYTHON_FOLDER } from './bundle-python'
import { findInterpreter } from './interpreter'
import { pythonProblems, startPythonInspector } from './python-process'

interface Question {
  network: NetworkFolder
  bundle: string
  job: number
  attributes: string
  candidates: NodeInfo[]
}

/** The name of the node that the job likes, or null. */
export async function askPythonPreference(
  question: Question,
  timeoutMs: number,
): Promise<{ ok: true; node: string | null } | { ok: false; problems: Problem[] }> {
  const { network } = question
  const interpreter = findInterpreter(network)
  if (!interpreter.ok) return { ok: false, problems: [interpreter.problem] }
  const inspector = startPythonInspector(network, interpreter)
  const bundle = path.join(path.dirname(question.bundle), PYTHON_FOLDER)
  const outcome = await inspector.ask({ task: 'preference', ...question, bundle }, timeoutMs)
  if (outcome.reply?.type === 'preferred') return { ok: true, node: outcome.reply.node }
  return { ok: false, problems: pythonProblems(outcome, network, interpreter) }
}
