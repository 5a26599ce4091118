/** Imports that an edit needs, and those that it leaves unused. */
import type { ClassRef } from '../contract/config-edit'
import type { EditedFile } from './edited-file'
import { insertItem, removeItems } from './list-edits'
import type { Import } from './outline/outline'
import { lineBreak, lineEnd } from './text-edits'
import type { TextEdit } from './text-edits'

/** How the file calls a class, and the edits that make it known there. */
export function importClass(
  source: EditedFile,
  { name, file }: ClassRef,
  kind: 'job' | 'pipe' | 'node',
): { local: string; edits: TextEdit[] } {
  const { outline, syntax, text } = source
  if (file === source.file) return { local: name, edits: [] }
  const isModule = ({ module }: Import): boolean =>
    file === null
      ? module === syntax.sdkModule(kind) || module === 'fission.core.base'
      : syntax.isSameModule(module, source.file, file)
  const same = outline.imports.filter(isModule)
  const known = same.flatMap(({ names }) => names).find(({ imported }) => imported === name)
  if (known) return { local: known.local, edits: [] }
  const open = same.find(({ list }) => list !== null)
  if (open?.list) return { local: name, edits: insertItem(source, open.list, name, sortedPlace(open, name)) }
  const module = file === null ? syntax.sdkModule(kind) : syntax.moduleName(source.file, file)
  const line = syntax.importLine(module, name)
  const eol = lineBreak(text)
  const { importsEnd } = outline
  if (outline.imports.length === 0)
    return { local: name, edits: [{ span: [importsEnd, importsEnd], text: line + eol }] }
  const end = lineEnd(text, importsEnd)
  return { local: name, edits: [{ span: [end, end], text: eol + line }] }
}

/** Where a name belongs in a list that is sorted; else the end. */
function sortedPlace({ names }: Import, name: string): number {
  const order = (a: string, b: string): number => a.toLowerCase().localeCompare(b.toLowerCase())
  const isSorted = names.every(
    ({ imported }, index) => index === 0 || order(names[index - 1]!.imported, imported) <= 0,
  )
  const after = names.findIndex(({ imported }) => order(imported, name) > 0)
  return isSorted && after >= 0 ? after : names.length
}

/** Takes away the names that were used before and are not any more. */
export function dropUnused(source: EditedFile, usedBefore: Record<string, number>): TextEdit[] {
  const { outline, text } = source
  return outline.imports.flatMap(({ list, names, hasOthers, span }) => {
    const isUnused = (local: string): boolean =>
      (usedBefore[local] ?? 0) > 0 && (outline.uses[local] ?? 0) === 0
    const unused = names.flatMap(({ local }, index) => (isUnused(local) ? [index] : []))
    if (!list || unused.length === 0) return []
    if (unused.length < names.length || hasOthers) return removeItems(source, list, unused)
    const end = lineEnd(text, span[1])
    const next = text.indexOf('\n', end)
    return [{ span: [span[0], next < 0 ? text.length : next + 1] as [number, number], text: '' }]
  })
}
