/** Every unplaced job gets a node as soon as one allows it. */
import { chooseFor } from './choose'
import type { Plan } from './plan'
import { jobOf } from './queries'
import type { JobState, Refusal } from './types'

/** Places what can be placed, in the order of job ids; the rest keeps its refusals. */
export function placeJobs(plan: Plan): void {
  for (const { id, status } of Object.values(plan.state.jobs)) {
    if (status === 'unplaced') placeJob(plan, jobOf(plan.state, id))
  }
}

function placeJob(plan: Plan, job: JobState): void {
  const choice = chooseFor(plan.state, job)
  if (choice.type === 'node') return plan.begin(job.id, choice.node, 'placed')
  if (choice.type === 'none') return refuse(plan, job, choice.refusals)

  const [best] = choice.candidates
  if (best === undefined) return
  // The best candidate's slot is kept while the job is asked.
  plan.setJob(job.id, { status: 'choosing', node: best, choosingSince: plan.now, refusals: [] })
  const question = { job: job.id, epoch: job.epoch, candidates: choice.candidates }
  plan.last.push({ type: 'ask-preference', ...question })
}

function refuse(plan: Plan, job: JobState, refusals: Refusal[]): void {
  const known = jobOf(plan.before, job.id)
  if (known.status === 'unplaced' && sameRefusals(known.refusals, refusals)) {
    if (job.refusals !== known.refusals) plan.setJob(job.id, { refusals: known.refusals })
    return
  }
  plan.setJob(job.id, { refusals })
  plan.notices.push({ type: 'job-unplaced', job: job.id, refusals })
}

function sameRefusals(a: readonly Refusal[], b: readonly Refusal[]): boolean {
  return (
    a.length === b.length &&
    a.every((refusal, index) => refusal.node === b[index]?.node && refusal.reason === b[index].reason)
  )
}
