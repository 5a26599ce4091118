/** Runs as a host would tell of them. */
import type { RunFigures, RunJob, RunNode, RunSnapshot } from '../../../electron/contract/run'

export const network = { root: '/projects/lab', folder: 'chain' }

export function runJob(about: Partial<RunJob> = {}): RunJob {
  return {
    id: 1,
    type: 'SourceJob',
    language: 'typescript',
    interactive: false,
    inputs: [],
    outputs: [101],
    status: 'running',
    node: 'pi1',
    epoch: 1,
    crashes: 0,
    reason: null,
    refusals: [],
    ...about,
  }
}

export function runNode(about: Partial<RunNode> = {}): RunNode {
  return { id: 'pi1', groups: ['ALL'], slots: 4, status: 'alive', ...about }
}

export function nodeFigures(about: Partial<RunFigures['nodes'][number]> = {}): RunFigures['nodes'][number] {
  return {
    id: 'pi1',
    silentMs: 120,
    cpuPercent: 31,
    memoryPercent: 42,
    diskPercent: 53,
    swapPercent: 0,
    temperatureC: null,
    linkPercent: null,
    ...about,
  }
}

export function runSnapshot(about: Partial<RunSnapshot> = {}): RunSnapshot {
  return {
    run: 'run-1',
    network,
    mode: 'simulate',
    phase: 'running',
    startedAt: 1_000_000,
    endedAt: null,
    outcome: null,
    arrivals: [],
    limits: { suspectAfterMs: 1000, lostAfterMs: 3000 },
    jobs: [runJob()],
    nodes: [runNode()],
    pipes: [],
    ...about,
  }
}
