import type { Command } from 'commander'
import type { DoctorOptions } from './doctor-options'

/** `fission doctor [--node NODE]` */
export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .option('--node <node>', 'look at a node: an address, NAME=ADDRESS, or a name from the inventory')
    .option('-i, --inventory <file>', "inventory; left out: the project's inventory/hosts.yml")
    .option('-u, --user <user>', 'account on the node')
    .option('--key <file>', 'private key to log in with')
    .option('-k, --ask-pass', 'ask for the SSH password')
    .option('--json', 'print the findings as one JSON document')
    .description('Find out why something does not work: on this computer, or with a node.')
    .addHelpText(
      'after',
      `
Without --node: Node.js, Python, Ansible, OpenSSH, keys, network and display of this computer.
With it: name, port, host key, login, system, clock, sudo, the agent's service and version, and whether this computer
and the other nodes of the inventory can send it data. Nothing is changed, on either side.

Examples:
  fission doctor
  fission doctor --node 192.168.4.2 --user pi -k`,
    )
    .action(async (options: DoctorOptions) => {
      const { doctorOnTerminal } = await import('./doctor-on-terminal')
      if (!(await doctorOnTerminal(options))) process.exitCode = 1
    })
}
