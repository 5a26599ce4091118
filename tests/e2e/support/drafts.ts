/** What the app keeps of files that have not been saved. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** The drafts in an app's memory, each as it was written. */
export function draftsIn(folder: string): string[] {
  const memory = path.join(folder, 'config/memory')
  const files = readdirSync(memory).filter((file) => file.startsWith('draft'))
  return files.map((file) => readFileSync(path.join(memory, file), 'utf8'))
}
