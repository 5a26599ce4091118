/** An emulated job or pipe gives no result; where the job's own code failed, its stack follows the message. */
export class EmulationError extends Error {
  override readonly name = 'EmulationError'
}
