/** The supervisor: every decision of a run, without timers, sockets or files. */
import { connectionLost } from './connection-lost'
import { heartbeat } from './heartbeat'
import { jobCrashed } from './job-crashed'
import { jobFinished } from './job-finished'
import { jobSaved } from './job-saved'
import { jobStarted } from './job-started'
import { moveRequested } from './move'
import { nodeJoined } from './node-joined'
import { Plan } from './plan'
import { preferenceAnswered } from './preference'
import { settle } from './settle'
import { stopRun } from './stop'
import { takenUp } from './taken-up'
import { tick } from './tick'
import type { Millis, RunState, Step, SupervisorEvent } from './types'

/** Answers one event with the next state and the instructions that make it true. The input is not changed. */
export function supervise(state: RunState, event: SupervisorEvent, now: Millis): Step {
  if (state.phase === 'ended') return { state, instructions: [] }
  const plan = new Plan(state, now)
  apply(plan, event)
  return settle(plan)
}

function apply(plan: Plan, event: SupervisorEvent): void {
  switch (event.type) {
    case 'node-joined':
      return nodeJoined(plan, event)
    case 'taken-up':
      return takenUp(plan, event)
    case 'heartbeat':
      return heartbeat(plan, event)
    case 'connection-lost':
      return connectionLost(plan, event.node, event.dead)
    case 'job-started':
      return jobStarted(plan, event)
    case 'job-finished':
      return jobFinished(plan, event)
    case 'job-crashed':
      return jobCrashed(plan, event)
    case 'job-saved':
      return jobSaved(plan, event)
    case 'preference-answered':
      return preferenceAnswered(plan, event)
    case 'move-requested':
      return moveRequested(plan, event.job, event.node)
    case 'stop-requested':
      return stopRun(plan)
    case 'tick':
      return tick(plan)
  }
}
