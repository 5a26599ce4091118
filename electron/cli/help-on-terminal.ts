/** Shows the pages of the help, and the help of commands, in a terminal. */
import { readdirSync, readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { byHelpOrder } from '../contract/help-pages'
import { AppError } from '../errors'
import { terminalPage, titleOf } from '../help/terminal-page'
import { resourcePath } from '../paths'

/** Longer lines are hard to read. */
const WIDEST = 100
const USUAL_WIDTH = 80

/** Shows a page by its name or a command by its words; without either, which pages there are. Throws an AppError for others. */
export function showHelp(program: Command, topic: readonly string[]): void {
  const [name] = topic
  if (name === undefined) return print(contents())
  const command = commandOf(program, topic)
  if (command !== null) return command.outputHelp()
  if (topic.length > 1 || !pageNames().includes(name)) throw noTopic(topic.join(' '))
  const { columns, isTTY } = process.stdout
  // Only terminals have columns.
  const width = isTTY ? Math.min(columns, WIDEST) : USUAL_WIDTH
  print(terminalPage(readPage(name), { width, isStyled: isTTY && !process.env.NO_COLOR }))
}

function contents(): string[] {
  const names = pageNames()
  const width = Math.max(...names.map(({ length }) => length))
  const pages = names.map((name) => `  ${name.padEnd(width)}  ${titleOf(readPage(name))}`)
  return [
    'Pages of the help; fission help PAGE shows one:',
    '',
    ...pages,
    '',
    'fission --help lists the commands, fission COMMAND --help says what one can do.',
  ]
}

/** The command, or the command of a command, that these words name; null: none. */
function commandOf(program: Command, words: readonly string[]): Command | null {
  let found: Command | undefined = program
  for (const word of words) found = found?.commands.find((command) => command.name() === word)
  return found ?? null
}

function pageNames(): string[] {
  const files = readdirSync(resourcePath('resources/help')).filter((file) => file.endsWith('.md'))
  return files.map((file) => file.replace(/\.md$/, '')).sort(byHelpOrder)
}

function readPage(name: string): string {
  return readFileSync(resourcePath(`resources/help/${name}.md`), 'utf8')
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`)
}

function noTopic(name: string): AppError {
  return new AppError(
    'usage',
    `The help has no page and fission no command "${name}"`,
    'fission help lists the pages, fission --help the commands.',
  )
}
