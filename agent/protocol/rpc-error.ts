/** How a failure crosses the connection: `{ code, message, hint }`, nothing else. */
import { ErrorCodes, ResponseError } from 'vscode-jsonrpc/node'
import * as z from 'zod'
import { parserFor } from './parser-choice'

/** A request that failed, on either side of the connection. */
export class RpcError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly hint: string,
  ) {
    super(message)
    this.name = 'RpcError'
  }
}

const WireData = z.object({ code: z.string(), hint: z.string() })
const SystemError = z.object({ code: z.string() })

/** Anything thrown, made ready to be sent; what has a code and a hint keeps them. */
export function toWire(error: unknown): ResponseError<z.infer<typeof WireData>> {
  const message = error instanceof Error ? error.message : String(error)
  return new ResponseError(ErrorCodes.InternalError, message, wireData(error))
}

/** The error of an answer as the other side meant it. */
export function fromWire(error: unknown): RpcError {
  if (error instanceof RpcError) return error
  const message = error instanceof Error ? error.message : String(error)
  const known = WireData.safeParse(error instanceof ResponseError ? error.data : null)
  return known.success
    ? new RpcError(known.data.code, message, known.data.hint)
    : new RpcError('connection-failed', message, '')
}

/** What zod says of a message, or the message as it was meant. */
export function parseMessage<T>(schema: z.ZodType<T>, raw: unknown, subject: string): T {
  const result = schema.safeParse(raw, parserFor(schema))
  if (result.success) return result.data
  throw new RpcError(
    'malformed-message',
    `${subject} is malformed: ${z.prettifyError(result.error).replaceAll(/\s*\n\s*/g, ' ')}`,
    'Update the app and the agents to the same version.',
  )
}

function wireData(error: unknown): z.infer<typeof WireData> {
  const ours = WireData.safeParse(error)
  if (ours.success) return ours.data
  // Errors of Node carry a code such as ENOSPC that the other side may decide on.
  const system = SystemError.safeParse(error)
  return { code: system.success ? system.data.code : 'internal', hint: '' }
}
