import path from 'node:path'
import type { Command } from 'commander'

/** `fission startnetwork NAME` */
export function addStartNetwork(program: Command): void {
  program
    .command('startnetwork')
    .argument('<name>', 'folder to make in the project, also the name of the network')
    .description('Make a network in the project around the current folder.')
    .addHelpText('after', '\nExample:\n  fission startnetwork my_network')
    .action(async (name: string) => {
      const { startNetwork } = await import('../project/scaffold')
      const folder = startNetwork(process.cwd(), name)
      process.stdout.write(
        `Made the network ${folder}\nNext: npx fission simulate ${path.basename(folder)}\n`,
      )
    })
}
