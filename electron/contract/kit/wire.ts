/** The messages that carry the contract, the same over Electron's channel and over a WebSocket. */
import * as z from 'zod'

/** How an error crosses: Electron and JSON alike keep nothing of an Error but what is written here. */
export const WireError = z.object({ code: z.string(), message: z.string(), hint: z.string() })
export type WireError = z.infer<typeof WireError>

const Id = z.int().min(1)
const Channel = z.string().max(100)

/** From the window; its payload is parsed by the schema of its channel. */
export const WindowMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('request'), id: Id, channel: Channel, input: z.unknown().optional() }),
  z.object({ type: z.literal('open'), id: Id, channel: Channel, input: z.unknown().optional() }),
  z.object({ type: z.literal('ack'), id: Id }),
  z.object({ type: z.literal('close'), id: Id }),
])
export type WindowMessage = z.infer<typeof WindowMessage>

/** From the host, which the window trusts. */
export type HostMessage =
  | { type: 'answer'; id: number; output: unknown }
  | { type: 'error'; id: number; error: WireError }
  | { type: 'event'; channel: string; payload: unknown }
  | { type: 'item'; id: number; item: unknown }
  | { type: 'end'; id: number; error: WireError | null }

/** The window's end of the connection to its host, whatever carries it. */
export interface HostPort {
  send(message: WindowMessage): void
  onMessage(listener: (message: HostMessage) => void): void
  /** The host is gone; nothing will arrive any more. */
  onClose(listener: () => void): void
}
