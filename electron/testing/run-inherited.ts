/** Runs a program in the place of this one: with its terminal, to its end. */
import { spawn } from 'node:child_process'

/** What to start; the environment is added to this process's own. */
export interface InheritedCommand {
  program: string
  args: string[]
  cwd: string
  environment?: Record<string, string>
}

/** The program's exit code, 128 and more for a signal. Ctrl+C is for the program; this process waits for its end. */
export function runInherited({ program, args, cwd, environment }: InheritedCommand): Promise<number> {
  const leaveToChild = (): void => undefined
  process.on('SIGINT', leaveToChild)
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...environment },
    stdio: 'inherit',
  })
  const forward = (signal: NodeJS.Signals): void => void child.kill(signal)
  process.on('SIGTERM', forward)
  return new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)))
  }).finally(() => {
    process.off('SIGINT', leaveToChild)
    process.off('SIGTERM', forward)
  })
}
