/** Ranges of the contract as the editor has them. */
import type { TextRange } from '../../../../electron/contract/python'
import type { monaco } from '../monaco'

export function monacoRange(range: TextRange): monaco.IRange {
  return {
    startLineNumber: range.startLine,
    startColumn: range.startColumn,
    endLineNumber: range.endLine,
    endColumn: range.endColumn,
  }
}
