/** The imports of a TypeScript file. */
import * as ts from 'typescript'
import type { Import, Span } from './outline'

/** Every import declaration, and where a further one goes. */
export function outlineImports(file: ts.SourceFile): { imports: Import[]; importsEnd: number } {
  const declarations = file.statements.filter(ts.isImportDeclaration)
  const imports = declarations.flatMap((declaration) => {
    const clause = declaration.importClause
    const named = clause?.namedBindings
    const list = named && ts.isNamedImports(named) ? named : null
    if (!ts.isStringLiteral(declaration.moduleSpecifier) || clause?.phaseModifier !== undefined) return []
    const names = (list?.elements ?? []).map((element) => ({
      imported: (element.propertyName ?? element.name).text,
      local: element.name.text,
      span: spanOf(element),
    }))
    return [
      {
        module: declaration.moduleSpecifier.text,
        span: spanOf(declaration),
        list: list && { span: spanOf(list), items: names.map(({ span }) => span) },
        names,
        hasOthers: clause?.name !== undefined || (named !== undefined && ts.isNamespaceImport(named)),
      },
    ]
  })
  const first = file.statements[0]
  return { imports, importsEnd: declarations.at(-1)?.getEnd() ?? first?.getStart() ?? 0 }
}

function spanOf(node: ts.Node): Span {
  return [node.getStart(), node.getEnd()]
}
