/** Words about runs, in the top bar and the status bar. */
import type { RunPhase, RunSnapshot } from '../../../electron/contract/run'

const phases: Record<RunPhase, string> = {
  preparing: 'Starting',
  running: 'Running',
  stopping: 'Stopping',
  ended: 'Ended',
}

export const texts = {
  network: 'Network',
  noNetwork: 'No network',
  simulate: 'Simulate',
  simulateTitle: 'Run the network on this computer, with real agents',
  stop: 'Stop',
  stopNow: 'Stop now',
  stopTitle: 'End the jobs in order',
  stopNowTitle: 'End everything at once',
  nodes: 'Local nodes',
  nodesTitle: 'Agents that stand for the nodes of the network',
  notSaved: 'The network has problems that keep it from starting',
  showProblems: 'Show problems',
  showTimeline: 'Show timeline',
  idle: 'Not running',
  phase: (phase: RunPhase) => phases[phase],
  /** The state in a few words. */
  state: (run: RunSnapshot): string => {
    if (run.outcome?.type === 'failed') return 'Failed'
    if (run.outcome?.type === 'refused') return 'Not started'
    return run.outcome?.type === 'done' ? 'Finished' : phases[run.phase]
  },
  jobsRunning: (running: number, all: number) => `${running} of ${all} jobs running`,
  ended: (network: string) => `${network} has ended`,
}
