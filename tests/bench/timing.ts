/** How long the bench measures. */

export interface Timing {
  /** Before a rate or a latency counts: as long as a slow machine takes to compile what six processes run on two cores. */
  warmMs: number
  /** Over which it is taken. */
  measureMs: number
  /** For how long memory is watched. */
  watchMs: number
  /** For how long a client that was killed stays away. */
  awayMs: number
  /** For how many rounds of 1000 lines the window of a job that floods is watched. */
  floodRounds: number
}

const usual: Timing = { warmMs: 6000, measureMs: 2000, watchMs: 5000, awayMs: 60_000, floodRounds: 3000 }

/** Under the profiler the start of the processes shall not be most of the picture. */
const profiled: Timing = { ...usual, measureMs: 5000 }

/** Long enough to see that everything works; the figures mean little. */
const quick: Timing = { warmMs: 300, measureMs: 500, watchMs: 1500, awayMs: 3000, floodRounds: 100 }

/** The times that the options ask for. */
export function timingOf(options: { quick: boolean; profile: string | null }): Timing {
  if (options.quick) return quick
  return options.profile === null ? usual : profiled
}

/** The jobs read it from their environment. */
export function timingEnvironment({ warmMs, measureMs }: Timing): Record<string, string> {
  return { FISSION_BENCH_WARM_MS: String(warmMs), FISSION_BENCH_MEASURE_MS: String(measureMs) }
}
