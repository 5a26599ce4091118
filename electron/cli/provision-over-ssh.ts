/** What `fission provision` does without Ansible: check hosts, and bring keys to them. */
import type { HostCheck, KeyOutcome } from '../contract/provisioning'
import { checkHost } from '../provision/host-check'
import type { InventoryNode } from '../provision/inventory'
import type { Secrets } from '../provision/playbook-process'
import { bringKey, ensureKey } from '../provision/ssh-keys'
import type { SshQuestions } from '../ssh/questions'
import { SshNetwork } from '../ssh/ssh-network'
import { Terminal } from './terminal'
import { ask, isAnswered } from './terminal-questions'

/** Checks hosts, all at the same time; true when every one can become a node. */
export async function checkOnTerminal(
  nodes: InventoryNode[],
  secrets: Secrets,
  { key: keyFile, json }: { key: string | null; json: boolean },
): Promise<boolean> {
  const checks = await onEach(nodes, secrets, (network, node, { sudo: sudoPassword }, signal) =>
    checkHost(network, node, { sudoPassword, keyFile }, signal),
  )
  const out = new Terminal(process.stdout, () => undefined)
  out.lines(json ? [JSON.stringify({ checks }, null, 2)] : checks.flatMap((check) => checkLines(check, out)))
  return checks.every(({ findings }) => findings.every(({ status }) => status !== 'bad'))
}

/** Makes a key if there is none, and brings it to the nodes; true when every one takes it. */
export async function keysOnTerminal(
  nodes: InventoryNode[],
  secrets: Secrets,
  { key: chosen, passwordsOff, json }: { key: string | null; passwordsOff: boolean; json: boolean },
): Promise<boolean> {
  const key = ensureKey(chosen)
  const outcomes = await onEach(nodes, secrets, (network, node, { sudo }, signal) =>
    bringKey(network, node, { key, turnPasswordsOff: passwordsOff, sudoPassword: sudo }, signal),
  )
  const out = new Terminal(process.stdout, () => undefined)
  if (json) out.lines([JSON.stringify({ key: key.file, outcomes }, null, 2)])
  else
    out.lines([
      `${key.isNew ? 'Made' : 'Took'} the key ${key.file}`,
      ...outcomes.flatMap((one) => keyLines(one, out)),
    ])
  return outcomes.every(({ status }) => status !== 'failed')
}

/** Passwords of one node. */
interface NodeSecrets {
  login: string | null
  sudo: string | null
}

async function onEach<T>(
  nodes: InventoryNode[],
  secrets: Secrets,
  work: (network: SshNetwork, node: InventoryNode, own: NodeSecrets, signal: AbortSignal) => Promise<T>,
): Promise<T[]> {
  const cancel = new AbortController()
  const onSignal = (): void => cancel.abort()
  process.once('SIGINT', onSignal)
  try {
    return await Promise.all(
      nodes.map(async (node) => {
        const own = secretsOf(node.name, secrets)
        const network = new SshNetwork(answers(own))
        try {
          return await work(network, node, own, cancel.signal)
        } finally {
          await network.close()
        }
      }),
    )
  } finally {
    process.off('SIGINT', onSignal)
  }
}

function secretsOf(name: string, { hosts = {}, ...shared }: Secrets): NodeSecrets {
  const { password, becomePassword } = { ...shared, ...hosts[name] }
  return { login: password ?? null, sudo: becomePassword ?? password ?? null }
}

/** Answers with what was given; a new host key is shown and noted, as Ansible's ssh notes it. */
function answers({ login }: NodeSecrets): SshQuestions {
  return {
    trustHost: async ({ node, keyType, fingerprint }) => {
      process.stderr.write(`${node}: its host key is new and is noted: ${keyType} ${fingerprint}\n`)
      return true
    },
    password: async ({ attempt }) => (attempt === 1 ? login : null),
    passphrase: async ({ file }) => (isAnswered() ? ask(`Passphrase of ${file}: `, 'hidden') : null),
  }
}

const marks = { good: 'ok     ', warning: 'warning', bad: 'problem' } as const
const colours = { good: 'green', warning: 'yellow', bad: 'red' } as const

function checkLines({ node, findings }: HostCheck, out: Terminal): string[] {
  const lines = findings.flatMap(({ status, text, hint }) => [
    `  ${out.style(marks[status], colours[status])}  ${text}`,
    ...(hint === null ? [] : [`           hint: ${hint}`]),
  ])
  return [node, ...lines]
}

function keyLines({ node, status, passwordsOff, reason, hint }: KeyOutcome, out: Terminal): string[] {
  if (status === 'failed') {
    return [out.style(`${node}: ${reason ?? ''}`, 'red'), ...(hint === null ? [] : [`hint: ${hint}`])]
  }
  const brought = status === 'added' ? 'the key was added' : 'the key was there already'
  const off = passwordsOff ? '; it takes no passwords any more' : ''
  return [out.style(`${node}: ${brought}, and logs in${off}`, 'green')]
}
