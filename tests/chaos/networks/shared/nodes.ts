import { Node } from 'fission'

/** With two of them gone there is no room for all jobs, so some wait. */
export const nodes = [1, 2, 3].map((i) => new Node(`10.77.0.${10 + i}`, { name: `pi${i}`, slots: 2 }))

/** A job is killed more often here than any policy would bear. */
export const crash = { restarts: 100_000, backoffMs: 50 }

/** Time between two blocks of a source. */
export const PERIOD_MS = 10
