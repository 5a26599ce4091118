/** Gets the layout ready for a large network, whose first layout takes twice the time of a later one: code that runs is compiled. */
import { watch } from 'vue'
import { useRunStore } from '../../stores/run.store'
import { attempt } from '../../workbench/attempt'
import { whenIdle } from '../../workbench/when-idle'
import { layoutNetwork } from './layout'
import { sampleShape } from './sample-shape'

/** How long a graph has been shown when its window counts as at rest; the editor's services have begun by then. */
const REST_MS = 3000

let begun = false

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
