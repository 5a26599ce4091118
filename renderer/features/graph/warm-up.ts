/** Gets the layout ready for a large network, whose first layout takes twice the time of a later one: code that runs is compiled. */
import { watch } from 'vue'
import { useRunStore } from '../../stores/run.store'
import { attempt } from '../../workbench/attempt'
import { whenIdle } from '../../workbench/when-idle'
import { layoutNetwork } from './layout'
import type { Shape } from './layout'

/** Large enough for the engine to compile what it runs most. */
const LAYERS = 6
const JOBS_IN_LAYER = 10

/** How long a graph has been shown when its window counts as at rest; the editor's services have begun by then. */
const REST_MS = 3000

let begun = false

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

/** Once in each window, when it is at rest and nothing runs. */
export function warmUpLater(): void {
  if (begun) return
  begun = true
  setTimeout(() => void attempt(atRest), REST_MS)
}

async function atRest(): Promise<void> {
  const run = useRunStore()
  if (run.isActive) {
    await new Promise((resolve) => watch(() => run.isActive, resolve, { once: true }))
  }
  await new Promise<void>((resolve) => whenIdle(resolve))
  await warmUp()
}

async function warmUp(): Promise<void> {
  const start = performance.now()
  await layoutNetwork(sampleShape(), 'RIGHT')
  performance.measure('graph-warm-up', { start })
}
