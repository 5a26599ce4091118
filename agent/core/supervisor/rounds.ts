/** Keeping step: when a job that counts rounds begins again at 1, all others do too. */
import type { Plan } from './plan'
import { isLive, jobOf } from './queries'
import type { Instruction, JobState, RunState } from './types'

/** Begins a new generation if the starts of this step call for one. Comes before the starts are written. */
export function resetRounds(plan: Plan): Instruction[] {
  const begun = [...plan.begun.keys()].map((id) => jobOf(plan.state, id))
  // The first start of a late source needs no reset while its readers still hold every block since round 1.
  const reset = begun.some(
    (job) => job.countsRounds && !goesOn(job, plan.state) && (job.epoch > 1 || !plan.state.aligned),
  )
  const generation = plan.state.generation + (reset ? 1 : 0)
  const aligned =
    (reset || (plan.state.aligned && begun.every((job) => job.epoch === 1))) && !drops(plan.state)
  if (reset || aligned !== plan.state.aligned) plan.setRun({ generation, aligned })
  return reset ? resetOthers(plan, generation) : []
}

/** It begins after the round of its kept state, in the generation that all others are in. */
export function goesOn({ saved }: JobState, { generation }: RunState): boolean {
  return saved?.generation === generation
}

/** A stream is being dropped for want of a node that could take its reader. */
function drops(state: RunState): boolean {
  return Object.values(state.pipes).some(
    (pipe) =>
      !pipe.reliable &&
      isLive(jobOf(state, pipe.source)) &&
      jobOf(state, pipe.destination).status === 'unplaced',
  )
}

function resetOthers(plan: Plan, generation: number): Instruction[] {
  const instructions: Instruction[] = []
  for (const job of Object.values(plan.state.jobs)) {
    if (!job.countsRounds || !isLive(job) || job.node === null || plan.begun.has(job.id)) continue
    instructions.push({ type: 'reset', node: job.node, job: job.id, generation })
  }
  const counting = Object.values(plan.state.jobs).filter((job) => job.countsRounds && isLive(job))
  plan.notices.push({ type: 'sources-reset', generation, jobs: counting.map((job) => job.id) })
  return instructions
}
