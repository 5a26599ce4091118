/** Errors on their way to the window. */
import * as z from 'zod'
import type { WireError } from '../contract/kit/wire'
import { AppError } from '../errors'

/** An expected failure in its own words; anything else is a defect and says so. */
export function toWireError(error: unknown): WireError {
  if (error instanceof AppError) return { code: error.code, message: error.message, hint: error.hint }
  const message = error instanceof Error ? error.message : String(error)
  return {
    code: 'internal',
    message: `Something went wrong inside the app: ${message}`,
    hint: 'Try it again.',
  }
}

/** A message that does not fit the contract. */
export function unfitInput(channel: string, error: z.ZodError): WireError {
  return {
    code: 'usage',
    message: `${channel} cannot be asked like this: ${z.prettifyError(error)}`,
    hint: 'Reload the window; it may be older than the app.',
  }
}
