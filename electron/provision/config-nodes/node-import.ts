/** The import that a list of nodes needs. */
import type { Language } from './scan-source'

/** The text with `Node`, or `BaseNode`, imported; unchanged where it is, and where none is used. */
export function withNodeImport(text: string, language: Language): string {
  return language === 'python' ? withBaseNode(text) : withNode(text)
}

function withNode(text: string): string {
  if (!/\bnew Node\(/.test(text)) return text
  const found = /^import\s*\{([^}]*)\}\s*from\s*(['"])fission\2/m.exec(text)
  if (found === null) return `import { Node } from 'fission'\n${text}`
  const [whole, list = ''] = found
  const names = list.split(',').map((name) => name.trim())
  if (names.includes('Node')) return text
  const next = names.find((name) => name.toLowerCase() > 'node')
  const changed =
    next === undefined
      ? list.replace(/\S(?=[\s,]*$)/, (last) => `${last}, Node`)
      : list.replace(
          new RegExp(`(^|[\\s,])(?=${next.replaceAll(/[^\w ]/g, '')}\\b)`),
          (before) => `${before}Node, `,
        )
  return text.replace(
    whole,
    whole.replace(list, () => changed),
  )
}

function withBaseNode(text: string): string {
  if (!/\bBaseNode\(/.test(text) || /^\s*(from|import)\b.*\bBaseNode\b/m.test(text)) return text
  const from = /^from fission\.core\.nodes import (?!\()(.+)$/m
  if (from.test(text)) return text.replace(from, (line) => `${line}, BaseNode`)
  const line = 'from fission.core.nodes import BaseNode\n'
  const first = /^(from|import) /m.exec(text)
  return first === null ? line + text : text.slice(0, first.index) + line + text.slice(first.index)
}
