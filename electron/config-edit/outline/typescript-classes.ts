/** The classes of a TypeScript file, as far as jobs and pipes are made of them. */
import * as ts from 'typescript'
import type { ClassOutline, Parameter } from './outline'

/** What every job takes, and what is set elsewhere. */
const usual = new Set(['inputs', 'outputs', 'groups', 'defaultNode', 'maxQueue'])

/** Every class at the top of the file. */
export function outlineClasses(file: ts.SourceFile): ClassOutline[] {
  const interfaces = new Map(
    file.statements.filter(ts.isInterfaceDeclaration).map((found) => [found.name.text, found]),
  )
  return file.statements.filter(ts.isClassDeclaration).flatMap((declared) => {
    if (!declared.name) return []
    const modifiers = (ts.getModifiers(declared) ?? []).map(({ kind }) => kind)
    const constructors = declared.members.filter(ts.isConstructorDeclaration)
    const attributes = declared.members.filter(ts.isPropertyDeclaration).flatMap((member) => {
      const isStatic = member.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword)
      if (!isStatic || !member.initializer) return []
      const { initializer } = member
      return [
        {
          name: member.name.getText(),
          span: [member.getStart(), member.getEnd()] as [number, number],
          value: [initializer.getStart(), initializer.getEnd()] as [number, number],
        },
      ]
    })
    return [
      {
        name: declared.name.text,
        bases: basesOf(declared),
        isExported:
          modifiers.includes(ts.SyntaxKind.ExportKeyword) &&
          !modifiers.includes(ts.SyntaxKind.DefaultKeyword),
        isAbstract: modifiers.includes(ts.SyntaxKind.AbstractKeyword),
        parameters: constructors[0] ? parametersOf(constructors[0], interfaces) : null,
        attributes,
        bodyStart: declared.members.pos,
      },
    ]
  })
}

/** `A` of `extends A<T>`, of `extends optional(A)`, of `extends local(A)`. */
function basesOf({ heritageClauses = ts.factory.createNodeArray() }: ts.ClassDeclaration): string[] {
  const extended = heritageClauses.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)
  const names: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.push(node.text)
    else if (ts.isCallExpression(node)) node.arguments.forEach(visit)
  }
  for (const { expression } of extended?.types ?? []) visit(expression)
  return names
}

type Interfaces = ReadonlyMap<string, ts.InterfaceDeclaration>

/** The options of a job's constructor, or the arguments of a pipe's behind its id. */
function parametersOf({ parameters }: ts.ConstructorDeclaration, interfaces: Interfaces): Parameter[] {
  const [first] = parameters
  const type = first?.type
  const members = type ? membersOf(type, interfaces) : []
  if (members.length > 0 || (first && ts.isObjectBindingPattern(first.name))) {
    return members.filter(({ name }) => !usual.has(name))
  }
  return parameters.slice(1).map((parameter) => ({
    name: parameter.name.getText(),
    isOptional: parameter.questionToken !== undefined || parameter.initializer !== undefined,
    type: parameter.type?.getText() ?? '',
  }))
}

function membersOf(type: ts.TypeNode, interfaces: Interfaces): Parameter[] {
  if (ts.isIntersectionTypeNode(type)) return type.types.flatMap((part) => membersOf(part, interfaces))
  if (ts.isTypeLiteralNode(type)) return type.members.flatMap(parameterOf)
  if (!ts.isTypeReferenceNode(type)) return []
  const inherited = (type.typeArguments ?? []).flatMap((argument) =>
    type.typeName.getText() === 'Omit' ? membersOf(argument, interfaces) : [],
  )
  const found = interfaces.get(type.typeName.getText())
  return [...inherited, ...(found?.members.flatMap(parameterOf) ?? [])]
}

function parameterOf(member: ts.TypeElement): Parameter[] {
  if (!ts.isPropertySignature(member)) return []
  const isOptional = member.questionToken !== undefined
  return [{ name: member.name.getText(), isOptional, type: member.type?.getText() ?? '' }]
}
