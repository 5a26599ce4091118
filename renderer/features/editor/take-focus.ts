/** An editor may be ready long after it was asked for; by then its user may type elsewhere. */

const TEXT_FIELDS = 'input, textarea, [contenteditable=true], [role=textbox]'

/**
 * Whether an editor that is shown at last may take the focus.
 * @param before What had the focus when its panel was shown.
 * @param isAskedFor Whether a place in it is asked for, which happens out of other editors too.
 */
export function mayTakeFocus(before: Element | null, isAskedFor: boolean): boolean {
  const now = document.activeElement
  if (now === null || now === document.body) return true
  if (now.matches(TEXT_FIELDS)) return isAskedFor && now === before
  // A menu or dialog that is gone has handed the focus to whatever was below it.
  return now === before || before?.isConnected === false
}
