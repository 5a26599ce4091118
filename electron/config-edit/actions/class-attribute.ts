/** Settings that Python jobs have in their class. */
import { editsOf } from '../edited-file'
import type { EditedFile, Edits } from '../edited-file'
import { Refusal } from '../refusal'
import { lineBreak, lineEnd, lineStart } from '../text-edits'

/** Sets a class attribute, or takes it away; refuses where the file has no such class. */
export function setClassAttribute(
  source: EditedFile,
  className: string,
  attribute: string,
  code: string | null,
): Edits {
  const { file, text, outline, syntax } = source
  const declared = outline.classes.find(({ name }) => name === className)
  if (!declared)
    throw new Refusal(`${file} has no class ${className}`, 'Look for it in the code.', { file, line: 1 })
  const given = declared.attributes.find(({ name }) => name === attribute)
  const eol = lineBreak(text)
  if (given && code !== null) return editsOf(source, [{ span: given.value, text: code }])
  if (given) {
    const end = lineEnd(text, given.span[1])
    const start = lineStart(text, given.span[0])
    return editsOf(source, [{ span: [start, Math.min(text.length, end + eol.length)], text: '' }])
  }
  if (code === null) return editsOf(source, [])
  const line = `${syntax.indent}${attribute} = ${code}${eol}`
  const start = declared.bodyStart
  const isAfterDocstring = lineStart(text, start) !== start
  const added = isAfterDocstring ? `${eol}${eol}${line}`.trimEnd() : `${line}${eol}`
  return editsOf(source, [{ span: [start, start], text: added }])
}
