import { expect, it } from 'vitest'
import { isOwnPage } from '../../../../electron/ipc/sender'

type Event = Parameters<typeof isOwnPage>[0]

/** An event from a frame; of its parts only these are looked at. */
function eventFrom(url: string | null, isMainFrame = true): Event {
  const frame = url === null ? null : { url }
  return { senderFrame: frame, sender: { mainFrame: isMainFrame ? frame : { url } } } as unknown as Event
}

it('hears the app’s own page', () => {
  expect(isOwnPage(eventFrom('app://fission/'))).toBe(true)
  expect(isOwnPage(eventFrom('app://fission/index.html#/console?run=x'))).toBe(true)
})

it.each([
  'https://example.org/',
  'app://fission.example.org/',
  'app://other/',
  'file:///etc/passwd',
  'about:blank',
])('does not hear %s', (url) => expect(isOwnPage(eventFrom(url))).toBe(false))

it('hears neither a frame within the page nor one that is gone', () => {
  expect(isOwnPage(eventFrom('app://fission/', false))).toBe(false)
  expect(isOwnPage(eventFrom(null))).toBe(false)
})
