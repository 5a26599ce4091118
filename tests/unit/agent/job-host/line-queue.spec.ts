import { expect, it } from 'vitest'
import { LineQueue } from '../../../../agent/job-host/line-queue'

it('gives lines in order, whether they or the question come first', async () => {
  const queue = new LineQueue()
  const early = queue.next()
  queue.push('one')
  queue.push('two')
  queue.push('')
  expect([await early, await queue.next(), await queue.next()]).toEqual(['one', 'two', ''])
})

it('gives null for ever after the end', async () => {
  const queue = new LineQueue()
  queue.push('last')
  queue.push(null)
  expect([await queue.next(), await queue.next(), await queue.next()]).toEqual(['last', null, null])
})
