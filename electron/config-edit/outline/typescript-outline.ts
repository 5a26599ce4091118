/** Outlines a TypeScript file. Runs in a process of its own, as the compiler is large. */
import * as ts from 'typescript'
import type { Argument, Delimited, JobCall, Outline, OutlineReply, PipeList, Span } from './outline'
import { outlineClasses } from './typescript-classes'
import { outlineImports } from './typescript-imports'

type Job = NonNullable<Outline['jobs']>['items'][number]

/** Outlines the text, or says what is wrong with it. */
export function outlineTypeScript(text: string): OutlineReply {
  const file = ts.createSourceFile('config.ts', text, ts.ScriptTarget.ESNext, true)
  const fault = syntaxFault(text)
  if (fault) return fault
  const reader = new Reader(file)
  const found = reader.findSetting('jobs')
  const list = found && ts.isArrayLiteralExpression(found) ? found : null
  const jobs = list && {
    list: delimited(list.elements, spanOf(list)),
    items: list.elements.map((element) => reader.job(element)),
  }
  return {
    type: 'outline',
    jobs,
    jobsLine: found ? reader.line(found) : null,
    ...reader.nodes(),
    ...outlineImports(file),
    uses: countUses(file),
    classes: outlineClasses(file),
  }
}

function syntaxFault(text: string): OutlineReply | null {
  const { diagnostics = [] } = ts.transpileModule(text, { reportDiagnostics: true, fileName: 'config.ts' })
  const first = diagnostics[0]
  if (!first) return null
  const place = first.file?.getLineAndCharacterOfPosition(first.start ?? 0) ?? { line: 0, character: 0 }
  return {
    type: 'fault',
    line: place.line + 1,
    column: place.character + 1,
    message: ts.flattenDiagnosticMessageText(first.messageText, ' '),
  }
}

/** The span of a node, without the comments before it. */
function spanOf(node: ts.Node): Span {
  return [node.getStart(), node.getEnd()]
}

function delimited(items: readonly ts.Node[], span: Span): Delimited {
  return { span, items: items.map(spanOf) }
}

function countUses(file: ts.SourceFile): Record<string, number> {
  const uses = new Map<string, number>()
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return
    if (ts.isIdentifier(node)) uses.set(node.text, (uses.get(node.text) ?? 0) + 1)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return Object.fromEntries(uses)
}

/** Reads the parts of one file. */
class Reader {
  private readonly constants = new Map<string, ts.Expression>()

  constructor(private readonly file: ts.SourceFile) {
    for (const statement of file.statements) {
      if (!ts.isVariableStatement(statement)) continue
      if ((statement.declarationList.flags & ts.NodeFlags.Const) === 0) continue
      for (const { name, initializer } of statement.declarationList.declarations) {
        if (ts.isIdentifier(name) && initializer) this.constants.set(name.text, plain(initializer))
      }
    }
  }

  line(node: ts.Node): number {
    return this.file.getLineAndCharacterOfPosition(node.getStart()).line + 1
  }

  /** The value of a setting in the options of `defineNetwork`. */
  findSetting(name: string): ts.Expression | null {
    let found: ts.Expression | null = null
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && node.expression.getText() === 'defineNetwork') {
        const options = node.arguments[0] && this.resolve(node.arguments[0])
        if (options && ts.isObjectLiteralExpression(options)) found ??= this.property(options, name)
      }
      if (!found) ts.forEachChild(node, visit)
    }
    visit(this.file)
    return found
  }

  nodes(): Pick<Outline, 'nodes' | 'nodesLine'> {
    const found = this.findSetting('nodes')
    const nodesLine = found ? this.line(found) : null
    if (!found || !ts.isArrayLiteralExpression(found)) return { nodes: null, nodesLine }
    const items = found.elements.map((element) => ({ address: this.address(element) }))
    return { nodes: { list: delimited(found.elements, spanOf(found)), items }, nodesLine }
  }

  private address(element: ts.Expression): string | null {
    const made = this.resolve(element)
    const first = ts.isNewExpression(made) ? made.arguments?.[0] : undefined
    return first && ts.isStringLiteralLike(first) ? first.text : null
  }

  job(element: ts.Expression): Job {
    const made = plain(this.resolve(element))
    const call = ts.isNewExpression(made) ? this.call(made) : null
    return {
      span: spanOf(element),
      line: this.line(call ? made : element),
      call,
      isInline: made === plain(element),
    }
  }

  /** What stands behind a name, where that is certain. */
  private resolve(expression: ts.Expression): ts.Expression {
    const inner = plain(expression)
    return ts.isIdentifier(inner) ? (this.constants.get(inner.text) ?? inner) : inner
  }

  private property({ properties }: ts.ObjectLiteralExpression, name: string): ts.Expression | null {
    for (const property of properties) {
      if (property.name?.getText() !== name) continue
      if (ts.isPropertyAssignment(property)) return this.resolve(property.initializer)
      if (ts.isShorthandPropertyAssignment(property)) return this.resolve(property.name)
    }
    return null
  }

  private call(made: ts.NewExpression): JobCall {
    const { line, character } = this.file.getLineAndCharacterOfPosition(made.getStart())
    const [options, ...more] = made.arguments ?? []
    const object = options && ts.isObjectLiteralExpression(options) && more.length === 0 ? options : null
    const isBare = made.arguments?.length === 0
    const bare: Span = [made.expression.getEnd(), made.getEnd()]
    return {
      className: made.expression.getText(),
      line: line + 1,
      column: character + 1,
      span: spanOf(made),
      args: object ? delimited(object.properties, spanOf(object)) : isBare ? { span: bare, items: [] } : null,
      isBare,
      arguments: object ? object.properties.map(argument) : [],
      inputs: object && this.pipes(object, 'inputs'),
      outputs: object && this.pipes(object, 'outputs'),
    }
  }

  private pipes(options: ts.ObjectLiteralExpression, name: string): PipeList | null {
    const given = options.properties.find((property) => property.name?.getText() === name)
    if (!given) return null
    const value = ts.isPropertyAssignment(given) ? plain(given.initializer) : null
    if (!value || !ts.isArrayLiteralExpression(value))
      return { line: this.line(given), list: null, items: [] }
    const items = value.elements.map((element) => ({ span: spanOf(element), pipe: this.pipe(element) }))
    return { line: this.line(given), list: delimited(value.elements, spanOf(value)), items }
  }

  private pipe(element: ts.Expression): PipeList['items'][number]['pipe'] {
    const made = this.resolve(element)
    if (!ts.isNewExpression(made)) return null
    const id = made.arguments?.[0]
    const number = id && ts.isNumericLiteral(id) ? id : null
    return {
      className: made.expression.getText(),
      id: number && Number(number.text),
      idSpan: number && spanOf(number),
    }
  }
}

function argument(property: ts.ObjectLiteralElementLike): Argument {
  const isSpread = ts.isSpreadAssignment(property)
  return {
    name:
      property.name && (ts.isIdentifier(property.name) || ts.isStringLiteral(property.name))
        ? property.name.text
        : null,
    span: spanOf(property),
    value: ts.isPropertyAssignment(property) ? spanOf(property.initializer) : null,
    isSpread,
  }
}

/** Without parentheses, `as` and `satisfies`. */
function plain(expression: ts.Expression): ts.Expression {
  const isWrapped =
    ts.isParenthesizedExpression(expression) ||
    ts.isAsExpression(expression) ||
    ts.isSatisfiesExpression(expression)
  return isWrapped ? plain(expression.expression) : expression
}
