/** Everything that can be done by name: from the palette, a shortcut or a menu. */
import { shallowReactive } from 'vue'
import { attempt } from './attempt'

export interface Command {
  /** `feature.verb-noun`. */
  id: string
  /** In the language of the moment. */
  title: () => string
  /** Keys by their names, `Mod` being Ctrl or ⌘: `Mod+Shift+P`. */
  shortcut?: string
  /** Left out of the palette while false. */
  isEnabled?: () => boolean
  run: () => void | Promise<void>
}

const registered = shallowReactive(new Map<string, Command>())

/** Makes commands known. */
export function addCommands(commands: readonly Command[]): void {
  for (const command of commands) registered.set(command.id, command)
}

function isEnabledNow({ isEnabled }: Command): boolean {
  return isEnabled?.() ?? true
}

/** All commands that can be run now, by title. */
export function enabledCommands(): Command[] {
  return [...registered.values()].filter(isEnabledNow).sort((a, b) => a.title().localeCompare(b.title()))
}

/** What a shortcut does now; asked at every key, so no title is looked up. */
export function commandOf(pressed: string): Command | undefined {
  return [...registered.values()].find((command) => command.shortcut === pressed && isEnabledNow(command))
}

/** Runs a command; what goes wrong is shown. */
export async function runCommand(id: string): Promise<void> {
  const command = registered.get(id)
  if (!command || !isEnabledNow(command)) return
  await attempt(async () => command.run())
}
