/** The parts of the window, among which the keyboard goes by F6. */

/** The bars and every group of panels, in the order of the page. */
const PARTS = '.window > header, main > nav, main .dv-groupview, .window > footer'
const FOCUSABLE = 'a[href], button, input, select, textarea, [tabindex]'

function focusableIn(part: HTMLElement): HTMLElement | undefined {
  return [...part.querySelectorAll<HTMLElement>(FOCUSABLE)].find(
    (element) => element.tabIndex >= 0 && !element.matches(':disabled') && element.checkVisibility(),
  )
}

/** Gives the focus to the first thing in an element that takes it, or to the element itself. */
export function focusFirst(part: HTMLElement): void {
  const first = focusableIn(part)
  ;(first ?? part).focus()
}

/** Moves the focus to the part after or before the one that has it. */
export function focusPart(step: 1 | -1): void {
  const parts = [...document.querySelectorAll<HTMLElement>(PARTS)].filter(focusableIn)
  const at = parts.findLastIndex((part) => part.contains(document.activeElement))
  const from = at < 0 && step < 0 ? 0 : at
  const next = parts[(from + step + parts.length) % parts.length]
  if (!next) return
  const tab = next.querySelector<HTMLElement>('[role=tab][aria-selected=true]')
  if (tab) tab.focus()
  else focusFirst(next)
}
