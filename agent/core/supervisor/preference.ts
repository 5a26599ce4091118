/** A job's own preference() among the nodes that could take it. */
import { chooseFor } from './choose'
import type { Plan } from './plan'
import type { JobState, NodeId, SupervisorEvent } from './types'

type PreferenceAnswered = Extract<SupervisorEvent, { type: 'preference-answered' }>

/** Takes the answer, unless the question is no longer open. */
export function preferenceAnswered(plan: Plan, event: PreferenceAnswered): void {
  const job = plan.state.jobs[event.job]
  if (job?.status !== 'choosing' || job.epoch !== event.epoch) return
  decidePreference(plan, job, event.node)
}

/** Places the job where it prefers if that is still possible, else where the score is best. */
export function decidePreference(plan: Plan, job: JobState, preferred: NodeId | null): void {
  const choice = chooseFor(plan.state, job)
  if (choice.type === 'none') return plan.unplace(job.id)
  if (choice.type === 'node') return plan.begin(job.id, choice.node, 'placed')
  const node = choice.candidates.find((candidate) => candidate === preferred) ?? choice.candidates[0]
  if (node !== undefined) plan.begin(job.id, node, 'placed')
}
