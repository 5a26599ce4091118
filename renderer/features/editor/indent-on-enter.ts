/** Indentation that does not depend on how fast one types. */
import { monaco } from './monaco'

/** Beyond this, tokens that are not known yet could take longer than a keystroke may. */
const MOST_LINES = 20_000

/** What Monaco has and its types leave out. */
type Tokenized = monaco.editor.ITextModel & { tokenization?: { forceTokenization(line: number): void } }

/**
 * Enter indents by the language's rules only where tokens are known up to the line; they are found out when the
 * browser is idle, which on a busy computer it is not while one types. This finds them out before the line is broken.
 */
export function indentOnEnter(editor: monaco.editor.IStandaloneCodeEditor): void {
  editor.onKeyDown(({ keyCode }) => {
    const model: Tokenized | null = editor.getModel()
    const line = editor.getPosition()?.lineNumber
    if (keyCode !== monaco.KeyCode.Enter || !model || line === undefined || line > MOST_LINES) return
    model.tokenization?.forceTokenization(line)
  })
}
