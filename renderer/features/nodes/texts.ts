/** The nodes' words. */
import type { RunNode } from '../../../electron/contract/run'

const statuses: Record<RunNode['status'], string> = {
  absent: 'not joined yet',
  alive: 'alive',
  suspect: 'silent',
  lost: 'lost',
}

export const texts = {
  title: 'Nodes',
  none: 'No nodes are at work',
  noneHint:
    'Simulate the network to see its nodes, what they carry and how they are. Local nodes stand for those of the config.',
  simulate: 'Simulate',
  status: (status: RunNode['status']) => statuses[status],
  heartbeat: (ms: number) =>
    ms < 1000 ? `heartbeat ${Math.round(ms / 10) * 10} ms ago` : `silent for ${(ms / 1000).toFixed(1)} s`,
  cpu: 'CPU',
  memory: 'Memory',
  disk: 'Disk',
  swap: 'Swap',
  history: 'CPU over the last minute',
  slots: (used: number, all: number) => `${used} of ${all} slots`,
  noJobs: 'No jobs',
  dropHere: 'Drop a job here to move it',
  kill: 'Kill this node',
  killTitle: (node: string) => `Kill ${node} as a power cut would`,
  move: (job: string) => `Move ${job} to another node`,
  moveTo: 'Move to…',
  waiting: 'Waiting for a node',
}
