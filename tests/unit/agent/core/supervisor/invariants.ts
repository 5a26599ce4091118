/** What must hold after every step, said without the helpers of supervisor and placement. */
import type { JobState, NodeState, RunState, Step } from '../../../../../agent/core/supervisor/types'

/** Throws at the first thing that is wrong. */
export function checkStep(before: RunState, { state, instructions }: Step): void {
  const load = checkPlaces(state)
  for (const job of Object.values(state.jobs)) {
    const old = before.jobs[job.id]
    if (!old || job.epoch < old.epoch) throw new Error(`job ${job.id} went back to epoch ${job.epoch}`)
    if (old.status !== job.status && hasEnded(old)) throw new Error(`job ${job.id} came back from its end`)
    if (job.status === 'unplaced' && state.phase === 'running') checkUnplaced(state, job, load)
    if (job.crashes > state.settings.crash.restarts + 1)
      throw new Error(`job ${job.id} was restarted too often`)
  }
  if (state.generation < before.generation) throw new Error('the generation fell')
  for (const instruction of instructions) {
    if (instruction.type !== 'start') continue
    const { job, node, epoch } = instruction
    if (state.nodes[node]?.status !== 'alive')
      throw new Error(`job ${job} was sent to ${node}, which is not alive`)
    if (epoch <= (before.jobs[job]?.epoch ?? 0)) throw new Error(`job ${job} started in epoch ${epoch} again`)
    const now = state.jobs[job]
    if (now?.node !== node || now.epoch !== epoch) throw new Error(`job ${job} started elsewhere`)
  }
  const ends = instructions.filter((instruction) => instruction.type === 'end-run').length
  const endsNow = before.phase !== 'ended' && Object.values(state.jobs).every(hasEnded)
  if (ends !== Number(endsNow)) throw new Error(`the run ended ${ends} times`)
  if (endsNow && state.phase !== 'ended') throw new Error('the run goes on without jobs')
}

/** A placed job's node is up and may run it, and no node has more jobs than slots. */
function checkPlaces(state: RunState): Record<string, number> {
  const load: Record<string, number> = {}
  for (const job of Object.values(state.jobs)) {
    if (!isPlaced(job)) continue
    const node = state.nodes[job.node ?? '']
    if (!node || (node.status !== 'alive' && node.status !== 'suspect')) {
      throw new Error(`job ${job.id} is ${job.status} on ${job.node}, which is ${node?.status}`)
    }
    if (!mayRun(job, node)) throw new Error(`job ${job.id} may not run on ${node.id}`)
    const jobs = (load[node.id] ?? 0) + 1
    if (jobs > node.slots) throw new Error(`${node.id} has ${jobs} jobs for ${node.slots} slots`)
    load[node.id] = jobs
  }
  return load
}

function checkUnplaced(state: RunState, job: JobState, load: Record<string, number>): void {
  for (const node of Object.values(state.nodes)) {
    if (node.status !== 'alive' || (load[node.id] ?? 0) >= node.slots || !mayRun(job, node)) continue
    throw new Error(`job ${job.id} waits although ${node.id} would take it`)
  }
}

function isPlaced(job: JobState): boolean {
  return ['starting', 'running', 'restarting', 'choosing'].includes(job.status)
}

function hasEnded(job: JobState): boolean {
  return job.status === 'finished' || job.status === 'failed' || job.status === 'stopped'
}

function mayRun(job: JobState, node: NodeState): boolean {
  if (job.defaultNode === node.id) return true
  const groups = node.groups.includes('LOCAL') ? node.groups : [...node.groups, 'ALL']
  return job.groups.some((group) => groups.includes(group))
}
