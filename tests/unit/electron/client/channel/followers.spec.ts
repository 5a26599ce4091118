import { expect, it } from 'vitest'
import { Followers } from '../../../../../electron/client/channel/followers'
import type { Followed } from '../../../../../electron/client/channel/messages'

const trouble = (number: number): Followed => ({ type: 'trouble', job: 1, message: String(number) })
const numbers = (events: Followed[]): number[] =>
  events.map((event) => (event.type === 'trouble' ? Number(event.message) : -1))

it('gives all that came since the cursor, in batches', async () => {
  const followers = new Followers()
  for (let number = 1; number <= 1200; number++) followers.add(trouble(number))
  const seen: number[] = []
  for (let cursor = 1; cursor < followers.next;) {
    const next = await followers.after(cursor)
    expect(next.lost).toBe(0)
    seen.push(...numbers(next.events))
    cursor = next.cursor
  }
  expect(seen).toEqual(Array.from({ length: 1200 }, (_, index) => index + 1))
})

it('wakes those who wait', async () => {
  const followers = new Followers()
  const waiting = [followers.after(1), followers.after(1)]
  followers.add(trouble(7))
  for (const { cursor, events } of await Promise.all(waiting)) {
    expect(cursor).toBe(2)
    expect(numbers(events)).toEqual([7])
  }
})

it('keeps a bounded number, and says how many a slow follower has lost', async () => {
  const followers = new Followers()
  for (let number = 1; number <= 100_000; number++) followers.add(trouble(number))
  const { lost, events, cursor } = await followers.after(1)
  expect(lost).toBeGreaterThanOrEqual(90_000 - 1)
  expect(numbers(events)[0]).toBe(lost + 1)
  expect(cursor).toBe(1 + lost + events.length)
})
