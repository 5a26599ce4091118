/** Instructions that bring the jobs of a step to life. */
import { destinationsFirst } from './order'
import type { Plan } from './plan'
import { isLive, jobOf, pipeOf } from './queries'
import { isSevered, targetOf } from './targets'
import type { Instruction, JobState } from './types'

/** Starts every job that begins in this step, sources first: what they write is held until its reader is there. */
export function startInstructions(plan: Plan): Instruction[] {
  if (plan.begun.size === 0) return []
  const begun = [...plan.begun.keys()].map((id) => jobOf(plan.state, id))
  return destinationsFirst(plan.state, begun)
    .reverse()
    .flatMap((job) => startJob(plan, job))
}

function startJob(plan: Plan, job: JobState): Instruction[] {
  const { state } = plan
  if (job.node === null) return []
  const instructions: Instruction[] = []
  if (plan.begun.get(job.id) === 'placed') {
    instructions.push({ type: 'send-files', node: job.node, job: job.id })
  }
  // Before the start: no block of an older epoch may slip in after the first of the new one.
  for (const pipe of job.outputs) {
    const destination = jobOf(state, pipeOf(state, pipe).destination)
    if (isLive(destination) && destination.node !== null && !plan.begun.has(destination.id)) {
      instructions.push({ type: 'expect', node: destination.node, pipe, sourceEpoch: job.epoch })
    }
  }
  instructions.push({
    type: 'start',
    node: job.node,
    job: job.id,
    epoch: job.epoch,
    generation: state.generation,
    inputs: job.inputs.map((id) => {
      const pipe = pipeOf(state, id)
      return { pipe: id, sourceEpoch: jobOf(state, pipe.source).epoch, ended: isSevered(state, pipe) }
    }),
    outputs: job.outputs.map((pipe) => ({ pipe, target: targetOf(state, pipeOf(state, pipe)) })),
    saved: job.saved,
  })
  return instructions
}
