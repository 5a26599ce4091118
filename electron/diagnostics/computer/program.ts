/** What a program of this computer says of its version. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)
const PATIENCE_MS = 10_000

/** The first line that it prints; null: it is not there, or fails. */
export async function versionOf(program: string, args: readonly string[]): Promise<string | null> {
  try {
    const { stdout, stderr } = await run(program, [...args], { timeout: PATIENCE_MS, windowsHide: true })
    return (stdout || stderr).split('\n')[0]?.trim() ?? ''
  } catch {
    // That it cannot be started is the answer.
    return null
  }
}
