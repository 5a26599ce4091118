import { optional, reset } from 'fission'
import { beforeEach, expect, it } from 'vitest'
import { AsyncInput } from '../../../../agent/job-host/async-input'
import { block, pipeOf } from '../runtime/blocks'
import { TextPipe } from './fakes'

beforeEach(() => reset())

type Rule = { size: number; deleteMode: 'oldest' | 'newest' }

function inputOf(
  options: { default?: unknown; store?: boolean } | null,
  rule: Rule = { size: 1, deleteMode: 'oldest' },
  blockCount = 1,
) {
  const PipeClass = options === null ? TextPipe : optional(TextPipe, options)
  const pipe = Object.assign(new PipeClass(1), { blockCount })
  const input = new AsyncInput(pipe, pipeOf(1, { async: true, buffer: rule }), 1)
  const push = (...texts: string[]) =>
    input.push(Buffer.concat(texts.map((text, i) => block(1, i + 1, text))))
  return { input, push }
}

it('gives the default until a value comes, passes it once, and gives the default again', () => {
  const { input, push } = inputOf({ default: 'none' })
  expect(input.read()).toBe('none')
  push('value')
  expect([input.read(), input.read()]).toEqual(['value', 'none'])
})

it('keeps the last value where it is stored', () => {
  const { input, push } = inputOf({ default: 'none', store: true })
  push('one')
  expect([input.read(), input.read()]).toEqual(['one', 'one'])
  push('two')
  expect([input.read(), input.read()]).toEqual(['two', 'two'])
})

it('keeps the last value of a pipe that is merely ASYNC, and has none before', () => {
  const { input, push } = inputOf(null)
  expect(input.read()).toBeUndefined()
  push('value')
  expect([input.read(), input.read()]).toEqual(['value', 'value'])
})

it.each([
  [{ size: 2, deleteMode: 'oldest' }, ['c', 'd', 'none']],
  [{ size: 2, deleteMode: 'newest' }, ['a', 'b', 'none']],
  [{ size: 0, deleteMode: 'oldest' }, ['a', 'b', 'c', 'd', 'none']],
] as [Rule, string[]][])('drops by its rule %o what nobody took', (rule, expected) => {
  const { input, push } = inputOf({ default: 'none' }, rule)
  push('a', 'b', 'c')
  input.pushBlock(Buffer.from('d'))
  expect(expected.map(() => input.read())).toEqual(expected)
})

it('gives lists where run takes several blocks at a time, once they are complete', () => {
  const { input, push } = inputOf({ default: 'none' }, { size: 0, deleteMode: 'oldest' }, 2)
  push('a')
  expect(input.read()).toBe('none')
  push('b', 'c')
  expect([input.read(), input.read()]).toEqual([['a', 'b'], 'none'])
  push('d')
  expect(input.read()).toEqual(['c', 'd'])
})

it('says which pipe could not be read', () => {
  const { input, push } = inputOf({ default: 'none' })
  push('poison')
  expect(() => input.read()).toThrow(/TextPipe 1 could not unpack a block of 6 bytes/)
})
