import type { Command } from 'commander'
import { portNumber } from './option-values'

/** `fission serve [--port N] [--no-open]` */
export function addServe(program: Command): void {
  program
    .command('serve')
    .option('--port <n>', 'port on 127.0.0.1; 0 takes that of last time, or a free one', portNumber, 0)
    .option('--no-open', 'do not open the browser')
    .description('Show the window of the desktop app in a browser on this computer; Ctrl+C ends it.')
    .addHelpText(
      'after',
      `
Only this computer can reach the window, and only through the printed address: it contains a secret that changes
with every start. To use it from another computer, forward the port by SSH:
  fission serve --port 4180 --no-open      and there      ssh -L 4180:127.0.0.1:4180 USER@HOST`,
    )
    .action(async (options: { port: number; open: boolean }) => {
      const { runServer } = await import('../serve/run-server')
      await runServer(options)
    })
}
