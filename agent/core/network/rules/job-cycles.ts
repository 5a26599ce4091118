/** Jobs in a ring of synchronous pipes wait for each other for ever. */
import type { JobDescription, JobId, PipeDescription } from '../description'
import { jobLabel } from '../network-graph'
import type { Problem } from '../problem'
import { atJob, endsOf, listed, type Rule, type RuleContext } from './rule'

interface Edge {
  readonly from: JobDescription
  readonly to: JobDescription
  readonly pipe: PipeDescription
}

/** Rings of synchronous pipes; every ring that shares no pipe with another is reported. */
export const jobCycles: Rule = (context) => {
  let edges = synchronousEdges(context)
  const problems: Problem[] = []
  for (let cycle = findCycle(edges); cycle !== null; cycle = findCycle(edges)) {
    problems.push(deadlock(cycle, context))
    const found = new Set(cycle)
    edges = edges.filter((edge) => !found.has(edge))
  }
  return problems
}

/** A pipe from a job to itself is left to the rule about ends. */
function synchronousEdges(context: RuleContext): Edge[] {
  return context.network.pipes
    .filter((pipe) => !pipe.async)
    .flatMap((pipe) => {
      const ends = endsOf(context, pipe.id)
      return ends.sources.flatMap((from) => ends.destinations.map((to) => ({ from, to, pipe })))
    })
    .filter((edge) => edge.from.id !== edge.to.id)
}

/** One cycle, found depth first from the lowest job; without recursion, as chains may be long. */
function findCycle(edges: readonly Edge[]): Edge[] | null {
  const leaving = new Map<JobId, Edge[]>()
  for (const edge of edges) leaving.set(edge.from.id, [...(leaving.get(edge.from.id) ?? []), edge])
  const finished = new Set<JobId>()
  for (const start of [...leaving.keys()].sort((a, b) => a - b)) {
    if (finished.has(start)) continue
    const path: Edge[] = []
    const depth = new Map<JobId, number>([[start, 0]])
    const untried = [[...(leaving.get(start) ?? [])]]
    for (let choices = untried.at(-1); choices !== undefined; choices = untried.at(-1)) {
      const edge = choices.shift()
      if (edge === undefined) {
        untried.pop()
        const job = path.pop()?.to.id ?? start
        depth.delete(job)
        finished.add(job)
        continue
      }
      const before = depth.get(edge.to.id)
      if (before !== undefined) return [...path.slice(before), edge]
      if (finished.has(edge.to.id)) continue
      path.push(edge)
      depth.set(edge.to.id, path.length)
      untried.push([...(leaving.get(edge.to.id) ?? [])])
    }
  }
  return null
}

function deadlock(cycle: readonly Edge[], { word, className }: RuleContext): Problem {
  const jobs = cycle.map((edge) => edge.from)
  const [first] = cycle
  const ring = [...cycle.map((edge) => jobLabel(edge.from)), ...(first ? [jobLabel(first.from)] : [])].join(
    ' → ',
  )
  const pipes = listed(cycle.map((edge) => `${edge.pipe.id} (${edge.pipe.type})`))
  const hint = `Make one of these pipes optional (${word('async')}, for example ${className('OptionalJsonPipe')}), so that its reader does not wait.`
  return {
    code: 'job-cycle',
    severity: 'error',
    message: `${ring}: these jobs can never start, each waits for the one before it; pipes ${pipes}`,
    hint,
    ...(first === undefined ? {} : { ...atJob(first.from), pipe: first.pipe.id }),
    position: jobs.find((job) => job.position !== undefined)?.position ?? first?.pipe.position,
  }
}
