/** Settings whose values must fit each other or the wire. */
import type { Rule } from './rule'

/** The description's schema has the same limit. */
const MAX_HEAD_SIZE = 64

/** A head that is no whole number of bytes, or too long. */
export const headSize: Rule = ({ network, word }) => {
  const size = network.settings.headSize
  if (Number.isInteger(size) && size >= 1 && size <= MAX_HEAD_SIZE) return []
  return [
    {
      code: 'head-size',
      severity: 'error',
      message: `${word('headSize')} of network ${network.name} is ${size}; it must be a whole number from 1 to ${MAX_HEAD_SIZE}`,
      hint: `Set ${word('headSize')} to the bytes that your jobs need; 1 leaves five free bits.`,
    },
  ]
}

/** A node must be able to send a heartbeat before it is suspected, and be suspected before it is lost. */
export const heartbeatTimes: Rule = ({ network }) => {
  const { heartbeatIntervalMs, suspectAfterMs, lostAfterMs } = network.settings
  if (heartbeatIntervalMs > 0 && heartbeatIntervalMs < suspectAfterMs && suspectAfterMs < lostAfterMs)
    return []
  return [
    {
      code: 'heartbeat-times',
      severity: 'error',
      message: `Network ${network.name} has a heartbeat every ${heartbeatIntervalMs} ms, suspects a node after ${suspectAfterMs} ms and gives it up after ${lostAfterMs} ms; each must be longer than the one before`,
      hint: 'Suspect a node after about 3 heartbeats, and give it up after about 6.',
    },
  ]
}
