/** How long the jobs measure, as the bench says through the environment of the run. */

/** Time for the processes to compile what is hot, before anything counts. */
export const warmMs = Number(process.env.FISSION_BENCH_WARM_MS ?? 1000)

/** Time over which a steady rate or a latency is taken. */
export const measureMs = Number(process.env.FISSION_BENCH_MEASURE_MS ?? 2500)
