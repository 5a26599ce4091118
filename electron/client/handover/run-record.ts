/** What a client leaves with the agents so that any other one can take its run up. */
import * as z from 'zod'
import { NetworkDescription } from '../../../agent/core/network/description'
import { RunStateSnapshot } from '../../../agent/core/supervisor/snapshot'
import type { Notice } from '../../../agent/core/supervisor/types'
import { RunId } from '../../../agent/protocol/common'
import { readOnce } from '../../../agent/protocol/parser-choice'
import { AppError } from '../../errors'

/** Version of both documents; another version is refused in one sentence. */
const VERSION = 1

/** How another client reaches a node's agent. */
export const NodeReach = z.discriminatedUnion('type', [
  /** A socket on the computer of this name, the client's own. */
  z.object({ type: z.literal('socket'), host: z.string(), path: z.string() }),
  /** Over SSH, with the keys of whoever takes the run up. */
  z.object({
    type: z.literal('ssh'),
    address: z.string(),
    user: z.string().nullable(),
    remoteRoot: z.string().nullable(),
  }),
])
export type NodeReach = z.infer<typeof NodeReach>

/** One node of a run as another client needs to know it. */
export const NodeRecord = z.object({
  id: z.string(),
  aliases: z.array(z.string()),
  groups: z.array(z.string()),
  slots: z.int().min(1).nullable(),
  bundle: z.string(),
  directory: z.string(),
  python: z.string().optional(),
  log: z.object({ file: z.string(), level: z.string() }).nullable(),
  /** null: only the client that began the run reaches it, and it ends with that client. */
  reach: NodeReach.nullable(),
})
export type NodeRecord = z.infer<typeof NodeRecord>

/** What does not change while one client holds the run. */
export const RunRecord = z.object({
  version: z.literal(VERSION),
  run: RunId,
  /** Pre-shared key of the run's links: whoever may log in to a node may read it there. */
  key: z.string().length(44),
  startedAt: z.number(),
  network: NetworkDescription,
  /** Where the project lies, on the computer of this name. */
  folder: z.object({ host: z.string(), path: z.string() }),
  nodes: z.array(NodeRecord),
})
export type RunRecord = z.infer<typeof RunRecord>

/** A notice with its place among all notices of the run. */
export interface NumberedNotice {
  counter: number
  /** Milliseconds since the epoch, by the clock of the client that held the run. */
  at: number
  notice: Notice
}

const AnyNotice = z.object({ type: z.string() })

/** The notices come from a supervisor of the same version, which the document's version vouches for. */
const Notices: z.ZodType<NumberedNotice[]> = z.array(
  z.object({
    counter: z.int().min(1),
    at: z.number(),
    notice: z.custom<Notice>((value) => AnyNotice.safeParse(value, readOnce).success),
  }),
)

/** Where everything is, and the last notices. */
export const SavedState = z.object({
  version: z.literal(VERSION),
  state: RunStateSnapshot,
  notices: Notices,
})
export type SavedState = z.infer<typeof SavedState>

export const RECORD_VERSION = VERSION

/** Reads either document; throws an AppError where another version of the app, or none, wrote it. */
export function readDocument<T>(schema: z.ZodType<T>, text: string): T {
  const parsed = schema.safeParse(parseJson(text), readOnce)
  if (parsed.success) return parsed.data
  throw new AppError(
    'version-mismatch',
    'The run was begun by another version of Fission, and cannot be taken up by this one',
    'Use the version that began it, or stop it with: fission stop',
    { cause: parsed.error },
  )
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
