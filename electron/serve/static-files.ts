/** The built renderer's files, by the paths of their addresses. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { checkedPath } from '../paths'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
}

export interface StaticFile {
  body: Buffer
  type: string
  /** Its name changes with its content, so it may be kept for ever. */
  isImmutable: boolean
}

/** The file at an address's path; null where there is none. */
export async function staticFile(pathname: string): Promise<StaticFile | null> {
  const root = checkedPath('dist/renderer')
  const name = pathname === '/' ? 'index.html' : decode(pathname).slice(1)
  const file = path.resolve(root, name)
  const type = types[path.extname(file)]
  if (type === undefined || !file.startsWith(root + path.sep)) return null
  try {
    return { body: await readFile(file), type, isImmutable: name.startsWith('assets/') }
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null
    throw error
  }
}

function decode(pathname: string): string {
  try {
    return decodeURIComponent(pathname)
  } catch (error) {
    if (error instanceof URIError) return '/'
    throw error
  }
}
