/** The user's settings, and what windows remember between starts. */
import * as z from 'zod'
import { isFeedAddress } from './feed-address'
import { domain, event, request } from './kit/define'

const Feed = z.string().refine((text) => text === '' || isFeedAddress(text))

export const Settings = z.object({
  language: z.enum(['system', 'en', 'de']).default('system'),
  theme: z.enum(['system', 'light', 'dark', 'high-contrast']).default('system'),
  editorFontSize: z.int().min(8).max(32).default(13),
  /** Saves a file when the editor loses focus. */
  autoSave: z.boolean().default(false),
  /** Agents that a simulation starts unless the user says otherwise. */
  simulationNodes: z.int().min(1).max(16).default(1),
  /** Address of a folder with newer versions of the app; empty: the app looks for none. */
  updateFeed: Feed.default(''),
})
export type Settings = z.infer<typeof Settings>

const Key = z.string().regex(/^[a-z][\w./:-]{0,400}$/i)

export const settings = domain('settings', {
  get: request(z.void(), Settings),
  update: request(Settings.partial(), Settings),
  'did-change': event(Settings),
  /** What a window stored under a key, such as its layout; null when nothing is there. */
  recall: request(z.object({ key: Key }), z.unknown()),
  /** Stores a value that JSON can carry; null removes it. */
  remember: request(z.object({ key: Key, value: z.unknown() }), z.void()),
})
