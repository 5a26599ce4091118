/** Why a job's process ended though its job had not, in words. */
import type { ProcessExit } from '../process/job-process'

/** V8's last words when its heap may not grow any more. */
export function isFullHeap(line: string): boolean {
  return line.startsWith('FATAL ERROR:') && line.includes('JavaScript heap out of memory')
}

/** `heapFull`: it has printed V8's last words. */
export function describeExit(
  { code, signal, garbage, refused, wantedMemory }: ProcessExit,
  heapFull = false,
): string {
  if (refused !== null) return refused.reason
  if (garbage !== null) return `its process broke the protocol: ${garbage}`
  if (heapFull)
    return 'it ran out of memory: its JavaScript heap reached the limit that Node.js has set for this node'
  if (signal === 'SIGKILL' && wantedMemory)
    return 'its process was killed by the system, because the node or its service ran out of memory'
  if (signal !== null) return `its process was killed by ${signal}`
  return `its process ended with exit code ${String(code)} before the job was finished`
}
