import { expect, it } from 'vitest'
import { readOptions } from '../../chaos/options'
import { nextEpisode } from '../../chaos/schedule/episodes'
import type { Episode } from '../../chaos/schedule/episodes'
import { faultKinds, harmsHost } from '../../chaos/schedule/fault'
import { Random } from '../../chaos/schedule/random'

const victims = { hosts: [1, 2, 3], jobs: [{ network: 'exact', job: 1 }] }

function episodes(seed: number, count: number, isSingle = false): Episode[] {
  const random = new Random(seed)
  return Array.from({ length: count }, () => nextEpisode(random, { kinds: faultKinds, isSingle }, victims))
}

it('a schedule follows from its seed', () => {
  expect(episodes(7, 50)).toEqual(episodes(7, 50))
  expect(episodes(7, 50)).not.toEqual(episodes(8, 50))
})

it('a schedule has every kind of fault, and one at a time for each host', () => {
  const all = episodes(1, 500)
  expect(new Set(all.flatMap(({ faults }) => faults.map(({ fault }) => fault.kind)))).toEqual(
    new Set(faultKinds),
  )
  for (const { faults } of all) {
    const hosts = faults.flatMap(({ fault }) => ('host' in fault ? [fault.host] : []))
    expect(new Set(hosts).size).toBe(hosts.length)
  }
})

it('at most one host has a fault while a client is dead: the others have the copies of its states', () => {
  const together = episodes(1, 500).map(({ faults }) => faults.map(({ fault }) => fault.kind))
  const withoutClient = together.filter((kinds) => kinds.includes('kill-client'))
  expect(withoutClient.length).toBeGreaterThan(20)
  for (const kinds of withoutClient) expect(kinds.filter(harmsHost).length).toBeLessThanOrEqual(1)
})

it('single faults never come together', () => {
  expect(episodes(1, 100, true).every(({ faults }) => faults.length === 1)).toBe(true)
})

it('the options say what they refuse', () => {
  expect(readOptions(['--seed', '5', '--minutes', '2'])).toMatchObject({ seed: 5, minutes: 2 })
  expect(readOptions(['--only', 'kill', '--single', '--faults', '100'])).toMatchObject({
    harm: {
      kinds: ['kill-host', 'kill-agent', 'kill-local-agent', 'kill-client', 'kill-job'],
      isSingle: true,
    },
    faults: 100,
  })
  expect(() => readOptions(['--minutes', 'x'])).toThrow('--minutes takes a number above 0')
  expect(() => readOptions(['--only', 'flood'])).toThrow(/No fault is called flood; there are kill-host/)
})
