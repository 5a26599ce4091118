/** `~/.ssh/config` as text, with the files that it includes in their places. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'

/** As deep as OpenSSH follows them. */
const DEEPEST_INCLUDE = 16

/** The text; empty when there is no such file. Included files are relative to `~/.ssh`, and may have `*` in their name. */
export function readSshConfig(home: string, file = path.join(home, '.ssh', 'config'), depth = 0): string {
  if (depth > DEEPEST_INCLUDE || !existsSync(file)) return ''
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => {
      const [, names] = /^\s*include[\s=]+(.+?)\s*$/i.exec(line) ?? []
      if (names === undefined) return line
      const files = names.split(/\s+/).flatMap((name) => filesOf(name.replaceAll('"', ''), home))
      return files.map((included) => readSshConfig(home, included, depth + 1)).join('\n')
    })
    .join('\n')
}

function filesOf(name: string, home: string): string[] {
  const full = path.resolve(path.join(home, '.ssh'), name.replace(/^~(?=\/)/, home))
  if (!/[*?]/.test(full)) return [full]
  const folder = path.dirname(full)
  if (!existsSync(folder)) return []
  const escaped = path.basename(full).replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
  const pattern = new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`)
  const names = readdirSync(folder).filter((entry) => pattern.test(entry))
  return names.sort().map((entry) => path.join(folder, entry))
}
