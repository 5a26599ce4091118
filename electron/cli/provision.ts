import { Option } from 'commander'
import type { Command } from 'commander'
import { collectSettings } from './option-values'
import type { ProvisionOptions } from './provision-options'

const actions = ['check', 'keys', 'install', 'start', 'stop', 'restart', 'renew', 'remove']

/** `fission provision ACTION [NODE…]` */
export function addProvision(program: Command): void {
  program
    .command('provision')
    .argument('<action>', `one of ${actions.join(', ')}`)
    .argument(
      '[node...]',
      'address, NAME=ADDRESS, or a name from the inventory; left out: all of the inventory',
    )
    .option('-i, --inventory <file>', "inventory; left out: the project's inventory/hosts.yml")
    .option('-u, --user <user>', 'account on the nodes, as which the agent runs too')
    .option('--key <file>', 'private key to log in with')
    .option('-k, --ask-pass', 'ask for the SSH password')
    .option('-K, --ask-become-pass', 'ask for the sudo password, where it is not the SSH password')
    .addOption(
      new Option('--secrets-stdin', 'read passwords as JSON from standard input').conflicts([
        'askPass',
        'askBecomePass',
      ]),
    )
    .option(
      '--set <name=value>',
      'a setting of the playbook, JSON or text; may be repeated',
      collectSettings,
      {},
    )
    .option('--passwords-off', 'with keys: turn logging in by password off, once the key works')
    .option('--dry-run', 'only say what would be changed')
    .option('--failed', 'only the nodes on which the last run did not come to its end')
    .option('--verbose', 'print every task of every node')
    .option('--json', 'print events as JSON lines')
    .description('Turn Raspberry Pis into nodes, and start, stop, restart, renew or remove their agents.')
    .addHelpText(
      'after',
      `
Actions:
  check     see whether hosts can become nodes, and change nothing
  keys      bring your SSH key there, a new one if you have none, so that no password is needed any more
  install   install the agent, what it needs and what jobs need, and start it; changes nothing where all is well
  start     start the agents            stop    stop the agents, and their jobs with them
  restart   restart the agents          remove  remove the agents; what jobs stored stays
  renew     bring this version's agent and new settings

Nodes on which everything worked are noted in the inventory, a plain file that you may edit. Passwords as JSON:
  {"password": "…", "becomePassword": "…", "hosts": {"pi1": {"password": "…"}}}

Examples:
  fission provision install pi1=192.168.4.2 pi2=192.168.4.3 --user pi -k -K
  fission provision renew
  fission provision install --set 'agent_apt_packages=[{"name": "python3-numpy"}]'`,
    )
    .action(async (action: string, nodes: string[], options: ProvisionOptions) => {
      const { provisionOnTerminal } = await import('./provision-on-terminal')
      if (!(await provisionOnTerminal(action, nodes, options))) process.exitCode = 1
    })
}
