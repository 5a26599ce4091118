/** An emulated job or pipe gives no result; where the job's own code failed, its stack follows the message. */
export class EmulationError extends Error {
  /** As test runners show it. */
  override readonly name = 'EmulationError'
}
