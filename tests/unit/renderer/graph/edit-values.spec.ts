import { expect, it } from 'vitest'
import { codeOf } from '../../../../renderer/features/graph/edit/code-of'
import { freePipeId, pipeIdProblem } from '../../../../renderer/features/graph/edit/pipe-ids'

it.each([
  ['results.csv', 'string', "'results.csv'"],
  ["it's", 'string', String.raw`'it\'s'`],
  ["'quoted already'", 'string', "'quoted already'"],
  ['results.csv', 'str', '"results.csv"'],
  ['join(folder, "x")', 'string', 'join(folder, "x")'],
  ['100', 'number', '100'],
  ['path', '', 'path'],
])('takes %s of type %s for %s', (typed, type, code) => {
  expect(codeOf(typed, type)).toBe(code)
})

it('offers the id after the highest, and any free one when there is none', () => {
  expect(freePipeId([])).toBe(101)
  expect(freePipeId([{ id: 101 }, { id: 205 }])).toBe(206)
  expect(freePipeId([{ id: 0xffffff }, { id: 1 }])).toBe(2)
})

it('takes no id that is used or none at all', () => {
  expect(pipeIdProblem('101', [{ id: 101 }])).not.toBeNull()
  expect(pipeIdProblem('x', [])).not.toBeNull()
  expect(pipeIdProblem('16777216', [])).not.toBeNull()
  expect(pipeIdProblem('102', [{ id: 101 }])).toBeNull()
})
