/** One action on nodes as a window follows it: brings keys, runs the playbook, notes what came of it. */
import type { SetupNode, SetupOptions, SetupSnapshot, SignIn } from '../../contract/provision'
import type { KeyOutcome, NodeOutcome, ProvisionAction, ProvisionEvent } from '../../contract/provisioning'
import { AppError } from '../../errors'
import { chooseAnsible } from '../ansible-program'
import { writeLastRun } from '../last-run'
import { Provisioning } from '../provisioning'
import type { SshKey } from '../ssh-keys'
import { noteSettings, variablesOf } from './group-settings'
import { givenAnswers, onEachNode } from './on-each-node'
import { logLines, SetupLog } from './setup-log'
import { afterEnd, afterEvent, afterKey } from './setup-progress'

/** What a window asks for. */
export interface SetupRequest {
  inventory: string
  action: ProvisionAction
  nodes: SetupNode[]
  signIn: SignIn
  /** Null: nothing but the action itself. */
  options: SetupOptions | null
}

const BRING_KEY = 'Bring your key'

export class Setup {
  readonly log = new SetupLog()
  readonly ended: Promise<void>
  private state: SetupSnapshot
  private provisioning: Provisioning | null = null
  private readonly cancelling = new AbortController()

  /** `onChange` hears of every change of the picture. */
  constructor(
    private readonly request: SetupRequest,
    private readonly onChange: (snapshot: SetupSnapshot) => void,
  ) {
    this.state = firstSnapshot(request)
    this.ended = this.run()
  }

  get snapshot(): SetupSnapshot {
    return this.state
  }

  get isActive(): boolean {
    return this.state.phase !== 'ended'
  }

  cancel(): void {
    if (!this.isActive) return
    this.change({ ...this.state, phase: 'cancelling' })
    this.cancelling.abort()
    this.provisioning?.cancel()
  }

  private async run(): Promise<void> {
    let failure: SetupSnapshot['failure'] = null
    try {
      await this.work()
    } catch (error) {
      const { message, hint } = asFailure(error)
      failure = { message, hint }
      this.log.add('', message, hint)
    }
    this.change(afterEnd(this.state, Date.now(), failure))
    this.log.end()
  }

  private async work(): Promise<void> {
    const { options, signIn } = this.request
    const key = options?.bringKey ? (await import('../ssh-keys')).ensureKey(signIn.keyFile) : null
    if (key !== null) await this.bringKeys(key, options?.passwordsOff ?? false)
    const nodes = this.state.hosts.filter(({ state }) => state !== 'failed').map(({ node }) => node)
    if (nodes.length > 0 && !this.isCancelled) await this.runPlaybook(nodes, key)
    this.noteOutcomes()
  }

  private async runPlaybook(nodes: SetupNode[], key: SshKey | null): Promise<void> {
    const { action, inventory, options, signIn } = this.request
    const ansible = await chooseAnsible()
    const asked = {
      action,
      inventory,
      nodes: nodes.map((node) => ({ ...node, user: signIn.user ?? node.user })),
      check: false,
      variables: options === null ? {} : variablesOf(inventory, options),
      keyFile: key?.file ?? signIn.keyFile,
      secrets: secretsOf(signIn, key !== null || (options === null && !ansible.takesPasswords)),
    }
    if (this.isCancelled) return
    this.provisioning = new Provisioning(ansible, asked, (event) => this.hear(event))
    const outcomes = await this.provisioning.ended
    const isAnyDone = Object.values(outcomes).some(({ status }) => status === 'done')
    if (options !== null && isAnyDone) noteSettings(inventory, options)
  }

  private get isCancelled(): boolean {
    return this.cancelling.signal.aborted
  }

  private async bringKeys(key: SshKey, turnPasswordsOff: boolean): Promise<void> {
    const { bringKey } = await import('../ssh-keys')
    const { nodes, signIn } = this.request
    this.log.add(key.isNew ? `Made the key ${key.file}` : `Takes the key ${key.file}`, `-- ${BRING_KEY}`)
    this.change({ ...this.state, task: BRING_KEY })
    const { signal } = this.cancelling
    const sudoPassword = signIn.sudoPassword ?? signIn.password
    await onEachNode(nodes, givenAnswers(signIn, null), async (network, node) => {
      const known = { ...node, user: signIn.user ?? node.user }
      const outcome = await bringKey(network, known, { key, turnPasswordsOff, sudoPassword }, signal)
      this.log.add(...keyLines(outcome))
      if (!signal.aborted) this.change(afterKey(this.state, outcome))
    })
  }

  private hear(event: ProvisionEvent): void {
    this.log.add(...logLines(event))
    this.change(afterEvent(this.state, event))
  }

  /** So that the command line can go on with those that failed, too. */
  private noteOutcomes(): void {
    const { inventory } = this.request
    const { hosts } = afterEnd(this.state, Date.now(), null)
    const nodes = hosts.map(({ node, state, changed, task, reason, hint }) => ({
      ...node,
      outcome: { status: state as NodeOutcome['status'], changed, task, reason, hint },
    }))
    writeLastRun(inventory, { nodes })
  }

  private change(snapshot: SetupSnapshot): void {
    this.state = snapshot
    this.onChange(snapshot)
  }
}

function firstSnapshot({ inventory, action, nodes, options }: SetupRequest): SetupSnapshot {
  const waiting = { state: 'waiting', finished: 0, task: null, changed: 0, reason: null, hint: null } as const
  return {
    inventory,
    action,
    phase: 'preparing',
    tasks: 0,
    taskNumber: 0,
    task: options?.bringKey ? BRING_KEY : null,
    hosts: nodes.map((node) => ({ node, ...waiting })),
    startedAt: Date.now(),
    endedAt: null,
    failure: null,
  }
}

/** Where a key logs in, the password is sudo's alone, and sshpass is not needed. */
function secretsOf(
  { password, sudoPassword }: SignIn,
  hasKey: boolean,
): { password?: string; becomePassword?: string } {
  const sudo = sudoPassword ?? password
  return {
    ...(password === null || hasKey ? {} : { password }),
    ...(sudo === null ? {} : { becomePassword: sudo }),
  }
}

function keyLines({ node, status, passwordsOff, reason }: KeyOutcome): string[] {
  if (status === 'failed') return [`   ${node}: failed`, `      ${reason ?? ''}`]
  const off = passwordsOff ? '; it takes no passwords any more' : ''
  return [`   ${node}: ${status === 'added' ? 'changed' : 'ok'}${off}`]
}

function asFailure(error: unknown): { message: string; hint: string } {
  if (error instanceof AppError) return error
  const message = error instanceof Error ? error.message : String(error)
  return { message: `Something went wrong inside the app: ${message}`, hint: 'Try it again.' }
}
