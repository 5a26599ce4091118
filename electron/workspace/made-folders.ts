/** Folders that programs make: shown dimmed or not at all, never watched for what their files say. */

const hidden = new Set(['node_modules', '.git', '.bundle', '.venv', '__pycache__', '.lock', '.DS_Store'])
const made = new Set(['simulation', 'local', 'collection'])

/** Of no interest to the user. */
export function isHidden(name: string): boolean {
  return hidden.has(name)
}

/** Written by simulations and runs, or hidden. */
export function isMadeFolder(name: string): boolean {
  return made.has(name) || isHidden(name)
}
