/** TypeScript jobs in a network whose config is Python: bundled from a config made for them, and described by its inspector. */
import type { Problem } from '../../../agent/core/network/problem'
import { bundleNetwork, type Bundle } from '../bundle-network'
import { problemsOf } from '../inspection'
import { startInspectProcess } from '../inspect-process'
import type { RawJob, RawPipe } from '../inspect-protocol'
import type { NetworkFolder } from '../network-folder'
import { replaced } from './add-python-jobs'

type Added = { ok: true; jobs: RawJob[]; bundle: Bundle } | { ok: false; problems: Problem[] }

/** The network's jobs with its TypeScript ones described, and the bundle in which they are. */
export async function addTypeScriptJobs(
  network: NetworkFolder,
  directory: string,
  jobs: readonly RawJob[],
  pipes: readonly RawPipe[],
  timeoutMs: number,
): Promise<Added> {
  const inspector = startInspectProcess(network)
  try {
    const bundle = await bundleNetwork(network, directory, configSource(jobs, pipes))
    if (!bundle.ok) return bundle
    const outcome = await inspector.ask({ task: 'describe', bundle: bundle.file, network }, timeoutMs)
    if (outcome.reply?.type !== 'described') return { ok: false, problems: problemsOf(outcome, network) }
    return { ok: true, jobs: replaced(jobs, outcome.reply.network.jobs), bundle }
  } finally {
    inspector.kill()
  }
}

/** Each job on its own line of the Python config, so that mistakes are reported there. */
export function configSource(jobs: readonly RawJob[], pipes: readonly RawPipe[]): string {
  const lines: string[] = [prologue]
  for (const job of jobs) {
    if (job.foreign === undefined) continue
    const { module, name } = job.foreign
    const line = (job.position?.line ?? 1) - 1
    const imported = `import * as module${job.id} from ${JSON.stringify(`./${module}`)};`
    const made = `make(${job.id}, module${job.id}, ${JSON.stringify(name)}, ${constructorOptions(job, pipes)});`
    while (lines.length <= line) lines.push('')
    lines[line] = `${lines[line] ?? ''}${imported}${made}`
  }
  return `${lines.join('\n')}\nexport default fission.defineNetwork({ jobs })\n`
}

/** One line, so that those of the jobs keep their numbers. */
const prologue = `
import * as fission from 'fission'
const jobs = []
class RawPipe extends fission.Pipe { pack(value) { return value } unpack(bytes) { return bytes } }
const fit = (pipe, attributes) => Object.assign(pipe, attributes)
const optional = (pipe, options) => options ? fission.optional(pipe, options) : pipe
function make(id, module, name, options) {
  if (typeof module[name] !== 'function') throw new TypeError('the module exports no class ' + name)
  jobs.push(Object.assign(new module[name](options), { id }))
}
`
  .trim()
  .replaceAll('\n', ';')
  .replaceAll('{;', '{')

function constructorOptions(job: RawJob, pipes: readonly RawPipe[]): string {
  const list = (ids: readonly number[]): string =>
    ids
      .flatMap((id) => pipes.find((pipe) => pipe.id === id) ?? [])
      .map(pipeSource)
      .join(', ')
  const given = JSON.stringify(job.foreign?.arguments ?? {})
  return `{ ...${given}, inputs: [${list(job.inputs)}], outputs: [${list(job.outputs)}] }`
}

function pipeSource({ id, encoding, blockSize, blockCount, async, buffer, optional }: RawPipe): string {
  const attributes = JSON.stringify({ blockCount, async })
  const options = optional && { ...optional, bufferSize: buffer.size, deleteMode: buffer.deleteMode }
  const made = (kind: string, ...rest: number[]): string =>
    `fit(new (optional(${kind}, ${JSON.stringify(options)}))(${[id, ...rest].join(', ')}), ${attributes})`
  if (encoding === 'json') return made('fission.JsonPipe')
  if (encoding === 'messagepack') return made('fission.MessagePackPipe')
  return blockSize === null ? made('RawPipe') : made('fission.BytesPipe', blockSize, blockCount)
}
