/** Questions that only the user can answer while hosts are being logged in to; every window shows them until one has answered. */
import * as z from 'zod'
import { domain, event, request } from './kit/define'

const QuestionId = z.int()

export const Question = z.discriminatedUnion('kind', [
  /** A host that was never seen before; `yes` notes its key. */
  z.object({
    id: QuestionId,
    kind: z.literal('trust-host'),
    node: z.string(),
    keyType: z.string(),
    /** `SHA256:…` */
    fingerprint: z.string(),
  }),
  /** The password of an account; `attempt` counts from 1, the ones before were refused. */
  z.object({
    id: QuestionId,
    kind: z.literal('password'),
    user: z.string(),
    node: z.string(),
    attempt: z.int(),
  }),
  /** What unlocks a private key. */
  z.object({ id: QuestionId, kind: z.literal('passphrase'), file: z.string(), attempt: z.int() }),
  /** A node runs an agent of another version or build; `yes` replaces it. */
  z.object({
    id: QuestionId,
    kind: z.literal('replace-agent'),
    node: z.string(),
    /** What is wrong with it, a sentence without its full stop. */
    reason: z.string(),
    /** Runs that end there, in words; null where it cannot be asked. */
    runs: z.array(z.string()).nullable(),
  }),
])
export type Question = z.infer<typeof Question>

export const questions = domain('questions', {
  list: request(z.void(), z.array(Question)),
  /** A secret, or `yes`; null goes on without. One that was answered already is passed over. */
  answer: request(z.object({ id: QuestionId, answer: z.string().nullable() }), z.void()),
  /** All that are open now, the oldest first. */
  'did-change': event(z.array(Question)),
})
