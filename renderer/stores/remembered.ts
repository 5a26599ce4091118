/** What the host keeps of a project between starts of the window. */
import { host } from '../host/host'

/** What was remembered under a name for a project; null when nothing was. */
export function recall(name: string, root: string): Promise<unknown> {
  return host().request('settings/recall', { key: `${name}:${hash(root)}` })
}

/** Keeps a value that JSON can carry. */
export async function remember(name: string, root: string, value: unknown): Promise<void> {
  await host().request('settings/remember', { key: `${name}:${hash(root)}`, value })
}

/** A short name for a path; two projects that share one share what is remembered. */
function hash(text: string): string {
  let value = 5381
  for (const character of text) value = (value * 33 + character.codePointAt(0)!) >>> 0
  return value.toString(36)
}
