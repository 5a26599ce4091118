/** Searches the files of a project in a thread of its own, which a wild expression may keep busy without end. */
import { Worker } from 'node:worker_threads'
import type { SearchItem } from '../contract/search'
import { resourcePath } from '../paths'
import type { Sink } from '../host/handlers'
import { expressionOf } from './find-matches'
import type { SearchOrder } from './search-worker'

/** Sends what is found until all is, or the sink is closed. Rejects with an AppError for a query that is none. */
export async function searchFiles(order: SearchOrder, sink: Sink<SearchItem>): Promise<void> {
  expressionOf(order.query)
  const worker = new Worker(resourcePath('dist/search.cjs'), { workerData: order })
  sink.onClose(() => void worker.terminate())
  let sending = Promise.resolve()
  await new Promise<void>((resolve, reject) => {
    worker.on('message', (item: SearchItem) => {
      sending = sending.then(() => sink.send(item))
    })
    worker.once('error', reject)
    worker.once('exit', () => resolve())
  })
  await sending
}
