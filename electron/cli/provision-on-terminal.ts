/** Provisions nodes and shows it on a terminal, from the passwords to the outcome. */
import { text } from 'node:stream/consumers'
import * as z from 'zod'
import { ProvisionAction } from '../contract/provisioning'
import type { NodeOutcomes, ProvisionEvent } from '../contract/provisioning'
import { AppError } from '../errors'
import { chooseAnsible } from '../provision/ansible-program'
import { chooseNodes } from '../provision/choose-nodes'
import { groupUser } from '../provision/group-user'
import { Inventory } from '../provision/inventory'
import type { InventoryNode } from '../provision/inventory'
import { inventoryPlace } from '../provision/inventory-place'
import { readLastRun, unfinishedNodes, writeLastRun } from '../provision/last-run'
import { nodeLines } from '../provision/node-lines'
import type { Secrets } from '../provision/playbook-process'
import { Provisioning } from '../provision/provisioning'
import { askSecret } from './ask-secret'
import type { ProvisionOptions } from './provision-options'
import { checkOnTerminal, keysOnTerminal } from './provision-over-ssh'
import { ProvisionPrinter } from './provision-printer'
import { Terminal } from './terminal'

const Password = z.object({ password: z.string().optional(), becomePassword: z.string().optional() }).strict()
const SecretsInput = Password.extend({ hosts: z.record(z.string(), Password).optional() }).strict()

/** True when everything worked on every node. */
export async function provisionOnTerminal(
  given: string,
  nodes: string[],
  options: ProvisionOptions,
): Promise<boolean> {
  const action = ProvisionAction.or(z.enum(['check', 'keys'])).safeParse(given)
  if (!action.success) throw noAction(given)
  const inventory = options.inventory ?? inventoryPlace(process.cwd())
  const chosen = nodesToProvision(inventory, nodes, options)
  const user = groupUser(inventory)
  const reached = chosen.map((node) => ({ ...node, user: node.user ?? user }))
  switch (action.data) {
    case 'check':
      return checkOnTerminal(reached, await readSecrets(options), {
        key: options.key ?? null,
        json: options.json ?? false,
      })
    case 'keys':
      return keysOnTerminal(reached, await readSecrets(options), {
        key: options.key ?? null,
        passwordsOff: options.passwordsOff ?? false,
        json: options.json ?? false,
      })
    default:
      return runPlaybook(action.data, inventory, chosen, options)
  }
}

async function runPlaybook(
  action: ProvisionAction,
  inventory: string,
  chosen: InventoryNode[],
  options: ProvisionOptions,
): Promise<boolean> {
  const ansible = await chooseAnsible()
  const secrets = await readSecrets(options)
  const run = new Provisioning(
    ansible,
    {
      action,
      inventory,
      nodes: chosen,
      check: options.dryRun ?? false,
      variables: options.set,
      keyFile: options.key ?? null,
      secrets,
    },
    show(options),
  )
  const cancel = (): void => run.cancel()
  process.on('SIGINT', cancel).on('SIGTERM', cancel).on('SIGHUP', cancel)
  try {
    const outcomes = await run.ended
    if (options.dryRun !== true)
      writeLastRun(inventory, { nodes: chosen.map((node) => ({ ...node, outcome: outcomes[node.name]! })) })
    if (action === 'install' && options.json !== true) sayNodeLines(chosen, outcomes)
    return isGood(outcomes)
  } finally {
    process.off('SIGINT', cancel).off('SIGTERM', cancel).off('SIGHUP', cancel)
  }
}

function nodesToProvision(inventory: string, given: string[], options: ProvisionOptions): InventoryNode[] {
  const known = Inventory.read(inventory).nodes
  // Read in any case: it is better refused before anything is done than after it.
  const last = readLastRun(inventory)
  if (options.failed !== true) return chooseNodes(given, known, options.user ?? null)
  const unfinished = unfinishedNodes(last)
  if (unfinished.length === 0) throw noneFailed()
  return chooseNodes(
    given.length > 0 ? given : unfinished.map(({ name }) => name),
    unfinished,
    options.user ?? null,
  )
}

async function readSecrets({ secretsStdin, askPass, askBecomePass }: ProvisionOptions): Promise<Secrets> {
  if (secretsStdin) return parseSecrets(await text(process.stdin))
  return {
    ...(askPass ? { password: await askSecret('SSH password') } : {}),
    ...(askBecomePass ? { becomePassword: await askSecret('sudo password') } : {}),
  }
}

function parseSecrets(given: string): Secrets {
  try {
    return SecretsInput.parse(JSON.parse(given))
  } catch {
    // What was given is not repeated: it has passwords in it.
    const hint = 'It is one object: {"password": "…", "becomePassword": "…", "hosts": {"pi1": {…}}}'
    throw new AppError('usage', 'The passwords on standard input cannot be read', hint)
  }
}

function show({ json, verbose }: ProvisionOptions): (event: ProvisionEvent) => void {
  if (json) {
    const terminal = new Terminal(process.stdout, () => undefined)
    return (event) => terminal.lines([JSON.stringify(event)])
  }
  const printer = new ProvisionPrinter(process.stdout, verbose ?? false)
  return (event) => printer.show(event)
}

/** How a config names the new nodes. */
function sayNodeLines(nodes: InventoryNode[], outcomes: NodeOutcomes): void {
  const done = nodes.filter(({ name }) => outcomes[name]?.status === 'done')
  if (done.length === 0) return
  const [typescript, python] = (['typescript', 'python'] as const).map((language) =>
    nodeLines(done, language),
  )
  const lines = [
    ...['', 'For the nodes of a config.ts:', ...(typescript ?? []).map((line) => `  ${line}`)],
    ...['For the NODES of a config.py:', ...(python ?? []).map((line) => `  ${line}`)],
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

function isGood(outcomes: NodeOutcomes): boolean {
  return Object.values(outcomes).every(({ status }) => status === 'done')
}

function noAction(given: string): AppError {
  return new AppError(
    'usage',
    `"${given}" is not an action`,
    `Actions: check, keys, ${ProvisionAction.options.join(', ')}.`,
  )
}

function noneFailed(): AppError {
  return new AppError(
    'not-found',
    'The last run came to its end on every node',
    'Leave --failed out to provision all nodes again.',
  )
}
