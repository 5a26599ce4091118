import type { Command } from 'commander'

/** `fission startproject NAME` */
export function addStartProject(program: Command): void {
  program
    .command('startproject')
    .argument('<name>', 'folder to make, also the name of the project')
    .description('Make a project: a folder for networks and what they share.')
    .addHelpText('after', '\nExample:\n  fission startproject my_project')
    .action(async (name: string) => {
      const { startProject } = await import('../project/scaffold')
      const folder = startProject(process.cwd(), name)
      process.stdout.write(
        `Made the project ${folder}\nNext: cd ${name} && npx fission startnetwork my_network\n`,
      )
    })
}
