/** A client goes on with a run that another one left: what it knows is the last state that one could save. */
import { nodeLost } from './node-lost'
import type { Plan } from './plan'
import { hasEnded, isLive, isUp, jobsOn, nodeOf } from './queries'
import { reconcile } from './reconcile'
import { goesOn } from './rounds'
import { isSameAgent } from './same-agent'
import type { JobFound, NodeFound, NodeId, SupervisorEvent } from './types'

/** The client before may have reset the sources of a node that knows nothing of it a few times more than was saved. */
const GENERATION_GAP = 16

type TakenUp = Extract<SupervisorEvent, { type: 'taken-up' }>

/** Nodes that answer are believed, also where they know more than the saved state; those that do not are lost. */
export function takenUp(plan: Plan, { found, epochsAbove }: TakenUp): void {
  const answers = found.filter(({ node }) => plan.state.nodes[node] !== undefined)
  // An agent that was started again has forgotten what it was told after the state was saved.
  const remembersAll = answers.every((answer) => isSameAgent(nodeOf(plan.state, answer.node), answer))
  for (const node of answers) for (const job of node.jobs) learn(plan, node.node, job)
  for (const { saved } of Object.values(plan.state.jobs)) if (saved) learnGeneration(plan, saved.generation)
  for (const node of answers) welcome(plan, node)
  for (const node of Object.values(plan.state.nodes)) {
    if (isUp(node) && !answers.some((answer) => answer.node === node.id))
      giveUp(plan, node.id, 'it cannot be reached')
  }
  // The question was asked by the client before.
  for (const { id, status } of Object.values(plan.state.jobs)) if (status === 'choosing') plan.unplace(id)
  const isComplete = answers.length === Object.keys(plan.state.nodes).length && remembersAll
  if (!isComplete) plan.setRun({ epochsAbove })
  for (const node of answers) reconcile(plan, node)
}

/** A later epoch than the saved one: the job was placed there after the state was saved. */
function learn(plan: Plan, node: NodeId, { job: id, epoch, generation }: JobFound): void {
  const job = plan.state.jobs[id]
  if (!job || hasEnded(job)) return
  learnGeneration(plan, generation)
  if (epoch <= job.epoch) return
  plan.setJob(id, { status: 'starting', node, epoch, startedAt: plan.now, restartAt: null, refusals: [] })
}

/** A later generation than the saved one: the client before has reset the sources since. */
function learnGeneration(plan: Plan, generation: number): void {
  if (generation > plan.state.generation) plan.setRun({ generation, aligned: false })
}

function welcome(plan: Plan, answer: NodeFound): void {
  const { node: id, dataAddress, slots } = answer
  const node = plan.state.nodes[id]
  if (!node) return
  // Jobs that were placed there after the state was saved show that the client before had taken the node back.
  const isTrusted = isUp(node) || jobsOn(plan.state, id).some(isLive)
  if (isUp(node) && !isSameAgent(node, answer)) giveUp(plan, id, 'its agent was started again')
  else if (node.status === 'lost' && !isTrusted) plan.first.push({ type: 'clear-node', node: id })
  plan.setNode(id, { status: 'alive', dataAddress, slots, lastHeartbeatAt: plan.now })
}

/** A source that goes on from its kept state stays in its generation, or what it makes again would be taken for new. */
function giveUp(plan: Plan, id: NodeId, reason: string): void {
  const sources = jobsOn(plan.state, id).filter((job) => isLive(job) && job.countsRounds)
  if (!sources.every((job) => goesOn(job, plan.state)))
    plan.setRun({ generation: plan.state.generation + GENERATION_GAP, aligned: false })
  nodeLost(plan, id, reason)
}
