/** Newer versions of the app, from the feed in the settings. */
import * as z from 'zod'
import { domain, event, request } from './kit/define'

const Version = z.string()

export const UpdateState = z.discriminatedUnion('state', [
  /** This app does not update itself: it runs from a checkout or in the browser. */
  z.object({ state: z.literal('unsupported') }),
  /** No feed is set. */
  z.object({ state: z.literal('off') }),
  /** `checkedAt`: when the feed had nothing newer, in milliseconds since 1970; null before the first look. */
  z.object({ state: z.literal('current'), checkedAt: z.number().nullable() }),
  z.object({ state: z.literal('checking') }),
  z.object({ state: z.literal('available'), version: Version }),
  /** `share`: from 0 to 1. */
  z.object({ state: z.literal('downloading'), version: Version, share: z.number() }),
  /** Downloaded and checked: it is installed at the next restart that the user asks for. */
  z.object({ state: z.literal('ready'), version: Version }),
  z.object({ state: z.literal('failed'), message: z.string(), hint: z.string() }),
])
export type UpdateState = z.infer<typeof UpdateState>

export const updates = domain('updates', {
  'get-state': request(z.void(), UpdateState),
  /** Looks at the feed now. Refused while a network runs, like all that follows. */
  check: request(z.void(), z.void()),
  download: request(z.void(), z.void()),
  /** Ends a download. */
  cancel: request(z.void(), z.void()),
  /** Ends the app, installs what was downloaded, and starts it again. */
  install: request(z.void(), z.void()),
  'did-change': event(UpdateState),
})
