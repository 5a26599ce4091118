/** The last words of a chaos test. */
import type { Violation } from './checks/violation'

export interface ChaosSummary {
  seconds: number
  faults: number
  /** Faults that found nothing to harm, such as a job that had no place. */
  missed: number
  /** Faults that overlap are one episode. */
  episodes: number
  /** Of those, the ones in which every promise was kept. */
  clean: number
  exactRows: number
  plainRows: number
  /** Of those, rows that stand in for lost data. */
  standIns: number
  lostRounds: number
  resets: number
  /** Failovers while nothing was harmed, such as on a machine that is too busy. */
  ownFailovers: number
  /** Longest time from the last healing until rows made after it had come. */
  slowestRecoveryMs: number
  /** Runs that a next client has taken up, attempts that failed, and the longest time from the command to that. */
  adopted: number
  refusedAdoptions: number
  slowestAdoptionMs: number
  memory: string
  violations: readonly Violation[]
}

/** The summary in lines. */
export function summaryLines(summary: ChaosSummary): string[] {
  const { faults, exactRows, plainRows, violations } = summary
  return [
    `${faults} faults in ${Math.round(summary.seconds)} s (${summary.missed} more found nothing to harm), in ${summary.episodes} episodes; without a violation: ${summary.clean}`,
    `reliable pipes: ${exactRows} rows`,
    `pipes as they are: ${plainRows} rows, ${summary.standIns} of them stand in for lost data; ${summary.lostRounds} rounds lost around faults, ${summary.resets} new beginnings`,
    `slowest recovery ${(summary.slowestRecoveryMs / 1000).toFixed(1)} s; ${summary.ownFailovers} failovers without a fault; memory at most: ${summary.memory}`,
    `${summary.adopted} runs taken up after their client was killed, at most ${(summary.slowestAdoptionMs / 1000).toFixed(1)} s from the command (${summary.refusedAdoptions} attempts failed)`,
    ...violations.map(({ rule, what, atMs }) => `VIOLATION ${new Date(atMs).toISOString()} ${rule}: ${what}`),
    violations.length === 0 ? 'every promise was kept' : `${violations.length} violations`,
  ]
}
