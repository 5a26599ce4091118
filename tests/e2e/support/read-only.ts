/** A folder on a disk that cannot be written, where this machine lets a test have one. */
import { spawnSync } from 'node:child_process'

/** Mounts the folder onto itself, read-only; null where this is not allowed, else what ends it. */
export function makeReadOnly(folder: string): (() => void) | null {
  const { status, stderr } = spawnSync('mount', ['--bind', '-o', 'ro', folder, folder], { encoding: 'utf8' })
  if (status === 0) return () => void spawnSync('umount', ['--lazy', folder])
  console.log(`a read-only disk is skipped: ${stderr.trim() || 'there is no mount here'}`)
  return null
}
