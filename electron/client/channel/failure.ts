/** A failure as the channel carries it. */
export interface ChannelFailure {
  code: string
  message: string
  hint: string
}

/** What has a code and a hint keeps them. */
export function describeFailure(error: unknown): ChannelFailure {
  const message = error instanceof Error ? error.message : String(error)
  const { code, hint } = error as { code?: unknown; hint?: unknown }
  return {
    code: typeof code === 'string' ? code : 'internal',
    message,
    hint: typeof hint === 'string' ? hint : '',
  }
}
