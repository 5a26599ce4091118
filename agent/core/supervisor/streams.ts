/** Instructions for the pipes whose ends have changed in a step. */
import type { Plan } from './plan'
import { isLive, jobOf } from './queries'
import { canWrite, isSevered, targetOf } from './targets'
import type { Instruction, PipeEnds, PipeTarget } from './types'

/** Redirects to be carried out before the starts of a step, and what comes after them. */
interface StreamChanges {
  before: Instruction[]
  after: Instruction[]
}

/** Compares both states: every source that can still write learns its new targets, every reader of a dead source its end. */
export function streamChanges(plan: Plan): StreamChanges {
  const changes: StreamChanges = { before: [], after: [] }
  for (const pipe of Object.values(plan.state.pipes)) {
    const { source, destination } = pipe
    // A node that is told everything again may have got another address.
    if (endChanged(plan, destination) || isRenewed(plan, source) || isRenewed(plan, destination))
      redirect(plan, pipe, changes)
    if (endChanged(plan, source) || isRenewed(plan, destination)) endPipe(plan, pipe, changes)
    if (isRenewed(plan, destination)) expectAgain(plan, pipe, changes)
  }
  return changes
}

function endChanged(plan: Plan, job: number): boolean {
  return plan.before.jobs[job] !== plan.state.jobs[job]
}

/** The node of this job is told everything again. */
function isRenewed(plan: Plan, job: number): boolean {
  const { node } = jobOf(plan.state, job)
  return node !== null && plan.renewed.has(node)
}

/** What a reader's node was told of its sources may not have reached it. */
function expectAgain(plan: Plan, { id, source, destination }: PipeEnds, changes: StreamChanges): void {
  const { node, ...reader } = jobOf(plan.state, destination)
  if (node === null || !isLive({ ...reader, node }) || plan.begun.has(destination)) return
  const sourceEpoch = jobOf(plan.state, source).epoch
  changes.before.push({ type: 'expect', node, pipe: id, sourceEpoch })
}

function redirect(plan: Plan, pipe: PipeEnds, changes: StreamChanges): void {
  const source = jobOf(plan.state, pipe.source)
  // A source that starts in this step has its targets in the start.
  if (!canWrite(source) || source.node === null || plan.begun.has(source.id)) return
  const old = targetOf(plan.before, pipe)
  const target = targetOf(plan.state, pipe)
  if (sameTarget(old, target) && !plan.renewed.has(source.node)) return
  const subject = { type: 'redirect', node: source.node, job: source.id, pipe: pipe.id } as const
  if (target.type !== 'node') {
    changes.before.push({ ...subject, target })
    return
  }
  // Files may have to travel before the destination starts elsewhere: no reason to knock at a closed door.
  if (old.type === 'node' && old.node !== target.node) {
    changes.before.push({ ...subject, target: { type: 'hold' } })
  }
  changes.after.push({ ...subject, target })
}

function sameTarget(a: PipeTarget, b: PipeTarget): boolean {
  if (a.type !== 'node' || b.type !== 'node') return a.type === b.type
  const isAtSame = a.address.host === b.address.host && a.address.port === b.address.port
  return a.node === b.node && a.epoch === b.epoch && isAtSame
}

function endPipe(plan: Plan, pipe: PipeEnds, changes: StreamChanges): void {
  if (plan.state.phase !== 'running') return
  if (!isSevered(plan.state, pipe)) return
  if (isSevered(plan.before, pipe) && !isRenewed(plan, pipe.destination)) return
  const destination = jobOf(plan.state, pipe.destination)
  // A destination that starts in this step is told by its start.
  if (!isLive(destination) || destination.node === null || plan.begun.has(destination.id)) return
  changes.after.push({ type: 'end-pipe', node: destination.node, pipe: pipe.id })
}
