/** How a config's language writes things. */
import type { ClassOutline } from './outline/outline'

export interface Syntax {
  /** What begins a comment that goes to the end of its line. */
  comment: string
  /** One level of indentation. */
  indent: string
  /** Lines that are longer are broken. */
  width: number
  text(value: string): string
  argument(name: string, code: string): string
  /** A new job or pipe. */
  make(className: string, positional: string[], named: string[]): string
  importLine(module: string, name: string): string
  /** The name under which a module imports another file of the project. */
  moduleName(from: string, file: string): string
  /** A node, with its name where it has one, and its groups as far as they are said there. */
  node(address: string, name: string | null, groups: readonly string[]): string
  nodeClass: string
  /** Where jobs, pipes and nodes that come with Fission are imported from. */
  sdkModule(kind: 'job' | 'pipe' | 'node'): string
  /** Whether an import's module is that file. */
  isSameModule(written: string, from: string, file: string): boolean
  /** Whether the class is one of Fission's roots, or made of one. */
  roots: { job: readonly string[]; pipe: readonly string[] }
  isHidden(declared: ClassOutline): boolean
}

const quoted = (value: string, quote: string): string =>
  quote + value.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`).replaceAll('\n', '\\n') + quote

export const typescriptSyntax: Syntax = {
  comment: '//',
  indent: '  ',
  width: 110,
  text: (value) => quoted(value, "'"),
  argument: (name, code) => `${/^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name, "'")}: ${code}`,
  make: (className, positional, named) => {
    const options = named.length > 0 ? [`{ ${named.join(', ')} }`] : []
    return `new ${className}(${[...positional, ...options].join(', ')})`
  },
  node: (address, name, groups) => {
    const syntax = typescriptSyntax
    const list = `[${groups.map((group) => syntax.text(group)).join(', ')}]`
    const named = [
      ...(name === null ? [] : [syntax.argument('name', syntax.text(name))]),
      ...(groups.length === 0 ? [] : [syntax.argument('groups', list)]),
    ]
    return syntax.make('Node', [syntax.text(address)], named)
  },
  nodeClass: 'Node',
  importLine: (module, name) => `import { ${name} } from '${module}'`,
  moduleName: (from, file) => relativeModule(from, file.replace(/\.[cm]?tsx?$/, '')),
  sdkModule: () => 'fission',
  isSameModule: (written, from, file) =>
    written.replace(/\.[cm]?[jt]sx?$/, '') === typescriptSyntax.moduleName(from, file),
  roots: { job: ['Job'], pipe: ['Pipe'] },
  isHidden: ({ isAbstract, isExported }) => isAbstract || !isExported,
}

export const pythonSyntax: Syntax = {
  comment: '#',
  indent: '    ',
  width: 120,
  text: (value) => quoted(value, '"'),
  argument: (name, code) => `${name}=${code}`,
  make: (className, positional, named) => `${className}(${[...positional, ...named].join(', ')})`,
  node: (address, name) => {
    const given = name === null ? [address] : [address, name]
    const quotedAll = given.map((value) => pythonSyntax.text(value))
    return pythonSyntax.make('BaseNode', quotedAll, [])
  },
  nodeClass: 'BaseNode',
  importLine: (module, name) => `from ${module} import ${name}`,
  moduleName: (_from, file) => file.replace(/(\/__init__)?\.py$/, '').replaceAll('/', '.'),
  sdkModule: (kind) => `fission.core.${kind}s`,
  isSameModule: (written, from, file) =>
    absoluteModule(written, from) === pythonSyntax.moduleName(from, file),
  roots: { job: ['BaseJob'], pipe: ['BasePipe'] },
  isHidden: ({ isExported }) => !isExported,
}

/** `../shared/jobs/jobs` of `shared/jobs/jobs`, seen from `demo/config.ts`. */
function relativeModule(from: string, target: string): string {
  const here = from.split('/').slice(0, -1)
  const there = target.split('/')
  while (here.length > 0 && here[0] === there[0]) {
    here.shift()
    there.shift()
  }
  return `${here.length === 0 ? './' : '../'.repeat(here.length)}${there.join('/')}`
}

/** `a.b` of `.b` in `a/config.py`. */
function absoluteModule(written: string, from: string): string {
  const dots = /^\.*/.exec(written)![0].length
  if (dots === 0) return written
  const package_ = from.split('/').slice(0, -dots)
  return [...package_, ...written.slice(dots).split('.')].filter(Boolean).join('.')
}
