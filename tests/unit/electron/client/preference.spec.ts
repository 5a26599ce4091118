import { expect, it } from 'vitest'
import { createRun } from '../../../../agent/core/supervisor/create-run'
import { supervise } from '../../../../agent/core/supervisor/supervise'
import { supervisorSettings } from '../../../../agent/core/supervisor/timing'
import { nodeInfo } from '../../../../electron/client/preference'
import { makeNetwork } from './network'

it('tells preference() the means of the heartbeats, the links to the neighbours, and the slots left', () => {
  const network = makeNetwork()
  const dataAddress = { host: '127.0.0.1', port: 4000 }
  const seed = { aliases: [], groups: [], slots: 3, dataAddress }
  const nodes = [
    { ...seed, id: 'a' },
    { ...seed, id: 'b' },
  ]
  let state = createRun(network, nodes, supervisorSettings(network.settings), 0)
  state = supervise(state, { type: 'tick' }, 0).state
  const [source, sink] = [state.jobs[1]?.node, state.jobs[2]?.node]
  expect(new Set([source, sink])).toEqual(new Set(['a', 'b']))

  const beat = (cpuPercent: number): void => {
    const metrics = { cpuPercent, memoryPercent: 20, diskPercent: 30, swapPercent: 0 }
    const transmitQuality = { [sink ?? '']: 100 }
    state = supervise(state, { type: 'heartbeat', node: source ?? '', metrics, transmitQuality }, 1).state
  }
  beat(10)
  beat(50)
  expect(nodeInfo(state, 1, source ?? '')).toEqual({
    name: source,
    cpuPercent: 30,
    memoryPercent: 20,
    diskPercent: 30,
    swapPercent: 0,
    transmitQuality: 100,
    freeSlots: 3,
  })
  expect(nodeInfo(state, 1, sink ?? '')).toMatchObject({ cpuPercent: 0, transmitQuality: 255, freeSlots: 2 })
})
