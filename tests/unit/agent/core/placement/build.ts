/** Nodes and jobs in which only what a test is about is spelt out. */
import type { PlaceableJob } from '../../../../../agent/core/placement/refusal'
import type { NodeMetrics, NodeState } from '../../../../../agent/core/supervisor/types'

export const figures = (cpuPercent: number, swapPercent = 0): NodeMetrics => ({
  cpuPercent,
  swapPercent,
  memoryPercent: 50,
  diskPercent: 50,
})

export function node(id: string, changes: Partial<NodeState> = {}): NodeState {
  return {
    id,
    aliases: [],
    groups: [],
    slots: 4,
    status: 'alive',
    dataAddress: null,
    lastHeartbeatAt: 0,
    history: [],
    transmitQuality: {},
    ...changes,
  }
}

export function job(changes: Partial<PlaceableJob> = {}): PlaceableJob {
  return { groups: ['ALL'], defaultNode: null, hasPreference: false, wantedNode: null, ...changes }
}
