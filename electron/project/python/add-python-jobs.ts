/** Python jobs in a network whose config is TypeScript: constructed and described by the Python inspector. */
import { createHash } from 'node:crypto'
import path from 'node:path'
import type { Bundle } from '../bundle-network'
import { complete, type Inspection } from '../inspection'
import type { RawDescription, RawJob } from '../inspect-protocol'
import type { NetworkFolder } from '../network-folder'
import { bundlePython } from './bundle-python'
import { findInterpreter } from './interpreter'
import { pythonProblems, pythonReply, startPythonInspector } from './python-process'

/** Completes a description whose Python jobs are only named, and bundles their modules beside the TypeScript. */
export async function addPythonJobs(
  network: NetworkFolder,
  described: RawDescription,
  bundle: Bundle,
  timeoutMs: number,
): Promise<Inspection> {
  const { python: named } = described.settings
  const interpreter = findInterpreter(network, typeof named === 'string' ? named : null)
  if (!interpreter.ok) return { ok: false, problems: [interpreter.problem], output: '' }
  const inspector = startPythonInspector(network, interpreter)
  const directory = path.dirname(bundle.file)
  const { jobs, pipes } = described
  const outcome = await inspector.ask(
    { task: 'describe-jobs', network, bundle: directory, jobs, pipes },
    timeoutMs,
  )
  const { output } = outcome
  const reply = pythonReply(outcome)
  if (reply?.type !== 'jobs')
    return { ok: false, problems: pythonProblems(outcome, network, interpreter), output }
  const hash = createHash('sha256')
    .update(bundle.hash)
    .update(bundlePython(reply.files, directory))
    .digest('hex')
  const whole = { ...described, jobs: replaced(jobs, reply.jobs) }
  return complete(whole, { ...bundle, hash, python: reply.interpreter }, output, network)
}

/** The jobs of the config, with what the other language says of its own; each keeps its place in the config. */
export function replaced(jobs: readonly RawJob[], own: readonly RawJob[]): RawJob[] {
  const byId = new Map(own.map((job) => [job.id, job]))
  return jobs.map((job) => {
    const better = byId.get(job.id)
    return better === undefined ? job : { ...better, position: job.position }
  })
}
