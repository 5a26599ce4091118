import { expect, it } from 'vitest'
import * as z from 'zod'
import { parserFor } from '../../../../agent/protocol/parser-choice'

it('takes the parser that needs no compiling until a schema has proved to be used often, each by itself', () => {
  const often = z.object({ name: z.string() })
  const choices = Array.from({ length: 20 }, () => parserFor(often).jitless)
  expect(choices).toEqual([...Array<boolean>(16).fill(true), ...Array<boolean>(4).fill(false)])
  expect(parserFor(z.object({ name: z.string() })).jitless).toBe(true)
})

it('says the same of a value by either parser', () => {
  const schema = z.strictObject({ name: z.string(), ports: z.array(z.int()).default([1]) })
  for (const value of [
    { name: 'a' },
    { name: 'a', ports: [2] },
    { name: 1 },
    { name: 'a', ports: ['b'] },
    { more: 1 },
  ]) {
    const [plain, compiled] = [true, false].map((jitless) => schema.safeParse(value, { jitless }))
    expect(compiled?.data).toEqual(plain?.data)
    expect(compiled?.error?.issues).toEqual(plain?.error?.issues)
  }
})
