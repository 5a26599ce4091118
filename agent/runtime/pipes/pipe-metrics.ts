/** The counters of either end of a pipe, for the heartbeat. */
import type { PipeMetrics } from '../../protocol/common'
import type { Inlet, InletInput } from './inlet'
import type { Outlet } from './outlet'

export function inputMetrics(inlet: Inlet, input: InletInput): PipeMetrics {
  const { queuedBytes, late, missing } = inlet.queue(input)
  return {
    pipe: input.pipe.id,
    end: 'destination',
    blocks: input.blocks,
    bytes: input.bytes,
    queuedBytes,
    dropped: input.buffer?.dropped ?? 0,
    dummies: missing,
    late,
  }
}

export function outputMetrics(outlet: Outlet): PipeMetrics {
  const { pipe, blocks, bytes, heldBytes, dropped } = outlet
  return { pipe: pipe.id, end: 'source', blocks, bytes, queuedBytes: heldBytes, dropped, dummies: 0, late: 0 }
}
