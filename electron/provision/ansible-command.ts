/** The command line and environment of one run of the playbook. Nothing secret is in either. */
import { homedir, userInfo } from 'node:os'
import path from 'node:path'
import type { ProvisionAction } from '../contract/provisioning'
import { launcherOf, utf8Locale } from './ansible-program'
import type { AnsibleProgram } from './ansible-program'

/** What the playbook is to do. */
export interface PlaybookRun {
  action: ProvisionAction
  /** Inventory files, the later ones add to the earlier. */
  inventories: string[]
  /** Names of nodes. */
  hosts: string[]
  /** Only say what would be changed. */
  check: boolean
  /** Variables that go before those of the inventory. */
  variables: Record<string, unknown>
  /** Private key; null: those that ssh knows. */
  keyFile: string | null
  /** Where the keys of hosts are noted; left out: where ssh notes them. */
  knownHosts?: string
}

/** Program, arguments and environment; `folder` is the Ansible project. */
export interface AnsibleCommand {
  program: string
  args: string[]
  environment: NodeJS.ProcessEnv
}

/** `folder` and all paths as the system sees them in which Ansible runs. */
export function ansibleCommand(
  kind: AnsibleProgram['kind'],
  folder: string,
  run: PlaybookRun,
  surroundings: NodeJS.ProcessEnv = process.env,
): AnsibleCommand {
  const inFolder = (name: string): string => (kind === 'system' ? path : path.posix).join(folder, name)
  const settings = {
    ANSIBLE_CONFIG: inFolder('ansible.cfg'),
    ANSIBLE_STDOUT_CALLBACK: 'fission_events',
    ANSIBLE_NOCOLOR: '1',
    ANSIBLE_FORCE_COLOR: '0',
    FISSION_SECRETS: 'stdin',
    LC_ALL: kind === 'system' ? utf8Locale() : utf8Locale('linux'),
    // Nobody sits at the terminal of this program.
    SSH_ASKPASS_REQUIRE: 'never',
  }
  const playbook = ['ansible-playbook', inFolder('site.yml'), ...argumentsOf(run)]
  const assignments = Object.entries(settings).map(([name, value]) => `${name}=${value}`)
  // Another system takes no environment over.
  const command = kind === 'system' ? playbook : [...launcherOf(kind), 'env', ...assignments, ...playbook]
  return {
    program: command[0] ?? '',
    args: command.slice(1),
    environment: { ...withoutAnsible(surroundings), ...settings },
  }
}

function argumentsOf(run: PlaybookRun): string[] {
  const { action, inventories, hosts, check, variables, keyFile } = run
  const home = otherHome()
  const knownHosts = run.knownHosts ?? (home === null ? null : `${home}/.ssh/known_hosts`)
  return [
    ...inventories.flatMap((file) => ['--inventory', file]),
    ...['--limit', hosts.join(',')],
    ...(action === 'install' ? [] : ['--tags', action]),
    ...(check ? ['--check'] : []),
    ...(knownHosts === null ? [] : ['--ssh-common-args', `-o 'UserKnownHostsFile="${knownHosts}"'`]),
    ...(keyFile === null ? [] : ['--private-key', keyFile]),
    ...(Object.keys(variables).length === 0 ? [] : ['--extra-vars', JSON.stringify(variables)]),
  ]
}

/** Where HOME names another home than the account's; ssh alone takes no notice of it. Null: it is the same. */
export function otherHome(): string | null {
  return homedir() === userInfo().homedir ? null : homedir()
}

/** The user's own settings of Ansible are for the user's own playbooks. */
function withoutAnsible(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('ANSIBLE_')))
}
