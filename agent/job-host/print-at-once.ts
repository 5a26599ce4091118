/** Makes a standard stream write at once, so that what a job printed before it crashed, exited or was killed is not lost. */

/** `stream`: process.stdout or process.stderr; where Node has no such switch for it, it stays as it is. */
export function printAtOnce(stream: NodeJS.WriteStream): void {
  // Where Node writes to pipes in the background, a job that prints without pause also fills its memory.
  const { _handle } = stream as { _handle?: { setBlocking?: (on: boolean) => void } }
  _handle?.setBlocking?.(true)
}
