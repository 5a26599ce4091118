import type { Command } from 'commander'

/** `fission help [TOPIC…]` */
export function addHelp(program: Command): void {
  program
    .helpCommand(false)
    .command('help')
    .argument('[topic...]', 'a page of the help, or a command')
    .description('Show a page of the help in the terminal, or what a command can do.')
    .addHelpText(
      'after',
      `
Without a topic it lists the pages. They are those that the app shows with F1.

Examples:
  fission help
  fission help tutorial
  fission help provision`,
    )
    .action(async (topic: string[]) => {
      const { showHelp } = await import('./help-on-terminal')
      showHelp(program, topic)
    })
}
