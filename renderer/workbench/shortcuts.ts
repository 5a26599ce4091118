/** Keyboard shortcuts of commands. */
import { commandOf, runCommand } from './commands'

const isApple = navigator.platform.startsWith('Mac')

/** A shortcut as the user's platform writes it. */
export function shortcutText(shortcut: string): string {
  if (!isApple) return shortcut.replace('Mod', 'Ctrl')
  const symbols: Record<string, string> = { Mod: '⌘', Shift: '⇧', Alt: '⌥' }
  return shortcut
    .split('+')
    .map((key) => symbols[key] ?? key)
    .join('')
}

/** The keys of an event in the form in which commands name them. */
function shortcutOf(event: KeyboardEvent): string {
  const isMod = isApple ? event.metaKey : event.ctrlKey
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key
  const parts = [isMod && 'Mod', event.altKey && 'Alt', event.shiftKey && 'Shift', key]
  return parts.filter((part) => part !== false).join('+')
}

/** Runs commands by their shortcuts, before whatever has the focus sees the keys. */
export function listenToShortcuts(): void {
  window.addEventListener(
    'keydown',
    (event) => {
      const command = commandOf(shortcutOf(event))
      if (!command) return
      event.preventDefault()
      event.stopPropagation()
      void runCommand(command.id)
    },
    { capture: true },
  )
}
