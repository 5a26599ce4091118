/** The end of every step: what may be placed is placed, and what changed becomes instructions in a safe order. */
import { placeJobs } from './place-jobs'
import type { Plan } from './plan'
import { hasEnded } from './queries'
import { resetRounds } from './rounds'
import { startInstructions } from './starts'
import { stopUnread } from './stop-unread'
import { streamChanges } from './streams'
import type { Instruction, Step } from './types'

/**
 * Closes a step. The order: old placements end, sources hold, jobs start, sources first, and running sources
 * are redirected, rounds begin again; what the user is told comes after what must be quick.
 */
export function settle(plan: Plan): Step {
  if (plan.isQuiet) return { state: plan.state, instructions: [] }
  if (plan.state.phase === 'running') {
    stopUnread(plan)
    placeJobs(plan)
  }
  const isUnchanged = plan.state.jobs === plan.before.jobs && plan.renewed.size === 0
  const changed = isUnchanged ? [] : jobInstructions(plan)
  const reports = plan.notices.map((notice): Instruction => ({ type: 'report', notice }))
  const instructions = [...plan.first, ...changed, ...plan.last, ...reports, ...endRun(plan)]
  return { state: plan.state, instructions }
}

function jobInstructions(plan: Plan): Instruction[] {
  const resets = resetRounds(plan)
  const streams = streamChanges(plan)
  return [...streams.before, ...startInstructions(plan), ...streams.after, ...resets]
}

function endRun(plan: Plan): Instruction[] {
  const jobs = Object.values(plan.state.jobs)
  if (!jobs.every(hasEnded)) return []
  plan.setRun({ phase: 'ended' })
  return [{ type: 'end-run', failed: jobs.some((job) => job.status === 'failed') }]
}
