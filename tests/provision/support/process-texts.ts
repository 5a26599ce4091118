/** What anybody on this computer can see of its processes. */
import { readFileSync, readdirSync } from 'node:fs'

/** Arguments and environments of all processes there are. */
export function processTexts(): string[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.flatMap((pid) => ['cmdline', 'environ'].flatMap((file) => readIfThere(`/proc/${pid}/${file}`)))
}

function readIfThere(file: string): string[] {
  try {
    return [readFileSync(file, 'utf8')]
  } catch {
    // The process has ended.
    return []
  }
}
