/** What the engine can say to the window, read from its sources: its texts of more than one word. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import ts from 'typescript'
import { parseAllDocuments } from 'yaml'

const root = path.join(import.meta.dirname, '../../../..')

/** Where programs begin whose words reach the window. */
const entries = [
  'electron/main.ts',
  'electron/project/inspect-child.ts',
  'electron/config-edit/outline/outline-child.ts',
  'electron/search/search-worker.ts',
  'agent/main.ts',
  'agent/job-host/main.ts',
  'agent/sdk/index.ts',
]

/** What of the Python package reads configs and runs jobs; the rest is for tests and editors. */
const PYTHON = /^(_inspect|_host|core)\/.*\.py$|^travel\.py$/

/** Words of more than one piece: `its agent ended`, `node {}`, ` from {}`. */
const SENTENCE = /[a-z]{2,} [a-zA-Z(\0]|[a-zA-Z\0] [a-z]{2,}|^[ ,;].*[a-z]{2}/

export interface Literal {
  file: string
  /** `\0` stands for each `${…}`. */
  text: string
}

/** Texts of the sources; `isSentence`: they may be shown, as they have more than one word. */
export async function engineLiterals(): Promise<(Literal & { isSentence: boolean })[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: entries,
    bundle: true,
    write: false,
    outdir: 'dist',
    platform: 'node',
    packages: 'external',
    external: ['fission'],
    metafile: true,
    logLevel: 'silent',
  })
  const files = Object.keys(metafile.inputs).filter((file) => /^(agent|electron)\/.*\.ts$/.test(file))
  return [...files.flatMap(literalsOf), ...pythonTexts(), ...playbookTexts()].map((literal) => ({
    ...literal,
    isSentence: SENTENCE.test(literal.text),
  }))
}

function literalsOf(file: string): Literal[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(path.join(root, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  )
  const literals: Literal[] = []
  const visit = (node: ts.Node): void => {
    const text = textOf(node)
    if (text !== null) literals.push({ file, text })
    ts.forEachChild(node, visit)
  }
  visit(source)
  return literals
}

function textOf(node: ts.Node): string | null {
  if (ts.isTemplateExpression(node))
    return node.head.text + node.templateSpans.map(({ literal }) => `\0${literal.text}`).join('')
  const isText = ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)
  return isText && !ts.isImportDeclaration(node.parent) && !ts.isLiteralTypeNode(node.parent)
    ? node.text
    : null
}

/** Texts of Python files, piece by piece where a text is put together over several lines; no docstrings. */
function pythonTexts(): Literal[] {
  const folder = path.join(root, 'agent/python/fission')
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => PYTHON.test(file))
    .flatMap((file) => {
      const source = readFileSync(path.join(folder, file), 'utf8')
        .replace(/""".*?"""/gs, '')
        .replace(/^\s*#.*$/gm, '')
      return [...source.matchAll(/(f?)"((?:[^"\\\n]|\\.)*)"/g)].map(([, format, text]) => ({
        file: `agent/python/fission/${file}`,
        text: (format === 'f' ? text!.replace(/\{[^{}]*\}/g, '\0') : text!).replaceAll(String.raw`\n`, '\n'),
      }))
    })
}

/** Names of tasks, and with which words they fail. */
function playbookTexts(): Literal[] {
  const folder = path.join(root, 'ansible/roles')
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(tasks|handlers)\/.*\.yml$/.test(file))
    .flatMap((file) => {
      const [document] = parseAllDocuments(readFileSync(path.join(folder, file), 'utf8'))
      return textsIn(document!.toJS()).map((text) => ({ file: `ansible/roles/${file}`, text }))
    })
}

function textsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string' && ['name', 'fail_msg', 'msg'].includes(key)
      ? [inner.replace(/\{\{.*?\}\}/g, '\0').trim()]
      : textsIn(inner),
  )
}
