/** What every validation rule is given, and the words that the rules share. */
import type { JobDescription, NetworkDescription, PipeDescription, PipeId, Position } from '../description'
import { jobLabel, type PipeJobs } from '../network-graph'
import type { Problem } from '../problem'

/** What the network is about to do: a simulation, a run on nodes, or nothing yet (`fission validate`). */
export type ValidationMode = 'simulate' | 'run' | 'check'

/** The network under examination. */
export interface RuleContext {
  readonly network: NetworkDescription
  readonly mode: ValidationMode
  readonly pipeJobs: ReadonlyMap<PipeId, PipeJobs>
  /** A setting or attribute as the config's language spells it: `blockCount` or `BLOCK_COUNT`. */
  readonly word: (name: string) => string
  /** A predefined class as the config's language spells it: `JsonPipe` or `JSONPipe`. */
  readonly className: (name: string) => string
}

/** One family of mistakes. */
export type Rule = (context: RuleContext) => Problem[]

const nobody: PipeJobs = { sources: [], destinations: [] }

/** The jobs at both ends of a pipe. */
export function endsOf(context: RuleContext, pipe: PipeId): PipeJobs {
  return context.pipeJobs.get(pipe) ?? nobody
}

/** A pipe as the subject of a sentence: `Pipe 105 (ReducePipe)`. */
export function pipeSubject(pipe: Pick<PipeDescription, 'id' | 'type'>): string {
  return `Pipe ${pipe.id} (${pipe.type})`
}

/** The subject together with its jobs: `Pipe 105 (ReducePipe) from JoinJob 5 to ReduceJob 6`. */
export function pipeRoute(pipe: PipeDescription, ends: PipeJobs): string {
  const [source] = ends.sources
  const [destination] = ends.destinations
  const from = source === undefined ? '' : ` from ${jobLabel(source)}`
  const to = destination === undefined ? '' : ` to ${jobLabel(destination)}`
  return pipeSubject(pipe) + from + to
}

/** A job with its place in the config: `JoinJob 5 (demo/config.ts:24)`. */
export function placedJob(job: JobDescription): string {
  return jobLabel(job) + placeInBrackets(job.position)
}

/** ` (demo/config.ts:24)`, or nothing where the place is unknown. */
export function placeInBrackets(position: Position | undefined): string {
  return position === undefined ? '' : ` (${position.file}:${position.line})`
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[], last = 'and'): string {
  const head = words.slice(0, -1)
  const tail = words.slice(-1).join('')
  return head.length === 0 ? tail : `${head.join(', ')} ${last} ${tail}`
}

/** The fields of a problem with a pipe: its own line, else the line of a job at one of its ends. */
export function atPipe(
  pipe: PipeDescription,
  ends: PipeJobs,
  culprit: JobDescription | undefined = ends.sources[0] ?? ends.destinations[0],
): Pick<Problem, 'pipe' | 'job' | 'position'> {
  return { pipe: pipe.id, job: culprit?.id, position: pipe.position ?? culprit?.position }
}

/** The fields of a problem with a job. */
export function atJob(job: JobDescription): Pick<Problem, 'job' | 'position'> {
  return { job: job.id, position: job.position }
}
