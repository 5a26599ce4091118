import { expect, it } from 'vitest'
import { contract } from '../../../../electron/contract/contract'
import type { Domain } from '../../../../electron/contract/kit/define'
import { implementations } from '../../../../electron/host/domains/implementations'
import type { Services } from '../../../../electron/host/services'

/** Nothing of it is used before a request comes. */
const noServices = {} as Services

const domains: readonly Domain[] = contract
const members = domains.flatMap((domain) =>
  Object.entries(domain.members).map(([name, { kind }]) => ({ channel: `${domain.name}/${name}`, kind })),
)

it('has a handler for every request and stream, and for nothing else', () => {
  const handled = implementations(noServices).flatMap(({ domain, handlers }) =>
    Object.keys(handlers).map((name) => `${domain.name}/${name}`),
  )
  const asked = members.filter(({ kind }) => kind !== 'event').map(({ channel }) => channel)
  expect(handled.sort()).toEqual(asked.sort())
})

it.each(members)('names $channel as domain and verb', ({ channel, kind }) => {
  expect(channel).toMatch(/^[a-z]+\/[a-z]+(-[a-z]+)*$/)
  expect(channel.includes('/did-')).toBe(kind === 'event')
})
