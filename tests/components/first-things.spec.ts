// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest'
import { goFirst, untilFirstDone } from '../../renderer/workbench/first-things'

afterEach(() => vi.restoreAllMocks())

/** Work that ends when it is told to. */
function work(): { done: Promise<string>; end: (result: string) => void; fail: (error: Error) => void } {
  let end: (result: string) => void
  let fail: (error: Error) => void
  const done = new Promise<string>((resolve, reject) => ([end, fail] = [resolve, reject]))
  return { done, end: end!, fail: fail! }
}

it('lets others go when nothing goes first', async () => {
  await expect(untilFirstDone()).resolves.toBeUndefined()
})

it('holds others back until all that goes first is done, also what began after them', async () => {
  const order: string[] = []
  const [one, two] = [work(), work()]
  const others = untilFirstDone().then(() => order.push('others'))
  const first = goFirst(one.done).then((result) => order.push(result))
  const second = goFirst(two.done).then((result) => order.push(result))
  one.end('one')
  await first
  two.end('two')
  await Promise.all([second, others])
  expect(order).toEqual(['one', 'two', 'others'])
})

it('lets others go when what went first has failed', async () => {
  const { done, fail } = work()
  const failing = goFirst(done)
  fail(new Error('gone'))
  await expect(failing).rejects.toThrow('gone')
  await expect(untilFirstDone()).resolves.toBeUndefined()
})

it('does not wait for ever in a window that is never drawn', async () => {
  vi.spyOn(window, 'requestAnimationFrame').mockReturnValue(0)
  await goFirst(Promise.resolve())
  await expect(untilFirstDone()).resolves.toBeUndefined()
})

it('waits for no frame in a window that is hidden', async () => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
  const frames = vi.spyOn(window, 'requestAnimationFrame')
  await goFirst(Promise.resolve())
  await untilFirstDone()
  expect(frames).not.toHaveBeenCalled()
})
