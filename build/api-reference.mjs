// Writes the reference pages of the help from the doc comments of the SDK and the docstrings of the Python package.
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import ts from 'typescript'
import { root } from './tools.mjs'

const intro = 'This page is made of the comments in the code by `node build/api-reference.mjs`.'

/** The page about what TypeScript jobs import as `fission`. */
function typescriptPage() {
  const entry = path.join(root, 'agent/sdk/index.ts')
  const options = ts.readConfigFile(path.join(root, 'tsconfig.json'), ts.sys.readFile).config.compilerOptions
  const parsed = ts.convertCompilerOptionsFromJson(options, root).options
  const base = {
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ES2023,
  }
  const program = ts.createProgram([entry], { ...parsed, ...base })
  const checker = program.getTypeChecker()
  const module = checker.getSymbolAtLocation(program.getSourceFile(entry))
  const symbols = checker
    .getExportsOfModule(module)
    .map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol))
    .sort((a, b) => a.name.localeCompare(b.name))
  const parts = symbols.map((symbol) => symbolPart(symbol, checker))
  return (
    [`# Reference: TypeScript`, `What \`import … from 'fission'\` gives. ${intro}`, ...parts].join('\n\n') +
    '\n'
  )
}

function symbolPart(symbol, checker) {
  const declaration = symbol.declarations[0]
  const lines = [`## ${symbol.name}`, `\`${headOf(declaration)}\``, ...commentOf(symbol, checker)]
  const members = (declaration.members ?? []).filter(isPublic).map((member) => memberLine(member, checker))
  if (members.length > 0) lines.push(members.join('\n'))
  return lines.join('\n\n')
}

/** The declaration without its body and comments, on one line. */
function headOf(declaration) {
  const text = declaration.getText()
  const body = declaration.body ?? declaration.members
  const end = body ? (declaration.body ?? declaration.members).pos - declaration.getStart() : text.length
  const head = text
    .slice(0, end)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\{\s*$/, '')
  return head
    .replace(/^(export|declare|override)\s+/, '')
    .replace(/\s+/g, ' ')
    .trim()
}

function commentOf(symbol, checker) {
  const text = ts.displayPartsToString(symbol.getDocumentationComment(checker))
  const tags = symbol.getJsDocTags(checker).map(({ name, text: parts }) => {
    const words = ts.displayPartsToString(parts).trim()
    return name === 'example' ? `Example:\n\n\`\`\`\n${words}\n\`\`\`` : tagText(name, oneLine(words))
  })
  return [text, ...tags].filter((part) => part !== '')
}

/** What a tag says, in words; parameters and type parameters are named first. */
function tagText(tag, words) {
  const [, name, rest] = /^(\S+)\s+(.*)$/.exec(words) ?? []
  if (/^param$|^typeParam$/i.test(tag) && name !== undefined) return `\`${name}\`: ${rest};`
  return `_${tag}_ ${words};`
}

function isPublic(member) {
  const flags = ts.getCombinedModifierFlags(member)
  const isHidden = flags & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)
  return (
    !isHidden &&
    !(member.name && (ts.isPrivateIdentifier(member.name) || ts.isComputedPropertyName(member.name)))
  )
}

function memberLine(member, checker) {
  const symbol = member.name ? checker.getSymbolAtLocation(member.name) : member.symbol
  const comment = symbol
    ? commentOf(symbol, checker)
        .map(oneLine)
        .filter((part) => !part.startsWith('Example:'))
    : []
  // The value of a field is no part of its type; that of a parameter says that it may be left out.
  const head = ts.isPropertyDeclaration(member) ? headOf(member).replace(/ = .*$/, '') : headOf(member)
  const words = comment.join(' ').replace(/;$/, '')
  return `- \`${head}\`${words === '' ? '' : `: ${words}`}`
}

const oneLine = (text) => text.replace(/\s+/g, ' ')

/** The page about what Python jobs import from `fission`. */
function pythonPage() {
  const script = path.join(root, 'build/python-reference.py')
  const body = execFileSync('python3', [script, path.join(root, 'agent/python')], { encoding: 'utf8' })
  return `# Reference: Python\n\n${intro}\n\n${body}`
}

/**
 * Both pages by the paths of their files, as they are to be committed.
 *
 * @returns {Promise<Record<string, string>>}
 */
export async function referencePages() {
  const pages = { typescript: typescriptPage(), python: pythonPage() }
  const entries = Object.entries(pages).map(async ([name, page]) => {
    const file = path.join(root, `resources/help/api-${name}.md`)
    return [file, await format(page, { ...(await resolveConfig(file)), parser: 'markdown' })]
  })
  return Object.fromEntries(await Promise.all(entries))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [file, page] of Object.entries(await referencePages())) writeFileSync(file, page)
}
