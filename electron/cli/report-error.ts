/** Failures as the command line tells them: `error: what happened`, `hint: what to do`. */
/** The text for stderr; with FISSION_DEBUG set, the stack follows. */
export function errorText(error: unknown): string {
  const { message, hint } = describe(error)
  const stack = process.env.FISSION_DEBUG && error instanceof Error ? `${error.stack ?? ''}\n` : ''
  return `error: ${message}\n${hint ? `hint: ${hint}\n` : ''}${stack}`
}

/** Errors of the app and of agents have a hint; they are told apart by it, because their classes load half the program. */
function describe(error: unknown): { message: string; hint: string } {
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof Error && 'hint' in error && typeof error.hint === 'string') {
    return { message, hint: error.hint }
  }
  return { message, hint: 'This is a fault of the program itself; with FISSION_DEBUG=1 it shows where.' }
}
