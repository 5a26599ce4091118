/** Where the jobs were and how the nodes were at a moment of a run, from what the timeline tells until then. */
import type { RunNotice } from '../../../electron/contract/run'
import type { JobThen, NodeThen, StateThen } from '../../stores/moment.store'

const ofJob: Partial<Record<string, JobThen>> = {
  'job-placed': 'placed',
  'job-unplaced': 'waiting',
  'job-crashed': 'crashed',
  'job-failed': 'failed',
  'job-finished': 'finished',
}
const ofNode: Partial<Record<string, NodeThen>> = {
  'node-joined': 'alive',
  'node-alive': 'alive',
  'node-suspect': 'silent',
  'node-lost': 'lost',
}

/** `notices`: in their order; those after `counter` have not happened yet. */
export function stateThen(notices: readonly RunNotice[], counter: number): StateThen {
  const jobs = new Map<number, { node: string | null; status: JobThen }>()
  const nodes = new Map<string, NodeThen>()
  for (const notice of notices) {
    if (notice.counter > counter) break
    const { kind, job, node } = notice
    const status = ofJob[kind]
    if (job !== null && status) {
      const last = jobs.get(job)?.node ?? null
      jobs.set(job, { status, node: status === 'waiting' ? null : (node ?? last) })
    }
    const state = ofNode[kind]
    if (node !== null && state) nodes.set(node, state)
    // A node that carries a job was there, also when its joining was never told.
    if (kind === 'job-placed' && node !== null && !nodes.has(node)) nodes.set(node, 'alive')
    if (kind === 'node-lost' && node !== null) leave(jobs, node)
  }
  return { jobs, nodes }
}

/** What a lost node carried is nowhere until it is placed anew. */
function leave(jobs: Map<number, { node: string | null; status: JobThen }>, node: string): void {
  for (const [job, then] of jobs) {
    const isOver = then.status === 'finished' || then.status === 'failed'
    if (then.node === node && !isOver) jobs.set(job, { status: 'waiting', node: null })
  }
}
