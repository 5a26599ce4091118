/** A network like those that people make, to try the layout with. */
import type { Shape } from './places'

/** Large enough for the engine to compile what it runs most. */
const LAYERS = 6
const JOBS_IN_LAYER = 10

/** Every job but those of the last layer writes two pipes, which cross those of others. */
export function sampleShape(): Shape {
  const pipes = Array.from({ length: (LAYERS - 1) * JOBS_IN_LAYER }, (_, from) => {
    const next = (Math.floor(from / JOBS_IN_LAYER) + 1) * JOBS_IN_LAYER
    return [0, 1].map((side) => ({
      id: 2 * from + side,
      from,
      to: next + ((from * 7 + side * 3) % JOBS_IN_LAYER),
    }))
  }).flat()
  const jobs = Array.from({ length: LAYERS * JOBS_IN_LAYER }, (_, id) => ({
    id,
    inputs: pipes.filter(({ to }) => to === id).map((pipe) => pipe.id),
    outputs: pipes.filter(({ from }) => from === id).map((pipe) => pipe.id),
  }))
  return { jobs, pipes }
}
