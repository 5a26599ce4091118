/** Provisions nodes: runs the playbook on them, tells how it goes, and notes in the inventory who is a node now. */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { NodeOutcomes, ProvisionEvent } from '../contract/provisioning'
import { AppError } from '../errors'
import { resourcePath } from '../paths'
import { ansibleCommand, otherHome } from './ansible-command'
import type { AnsibleProgram } from './ansible-program'
import { HostProgress } from './host-progress'
import { Inventory } from './inventory'
import { startOnNode } from './on-node/playbook-on-node'
import { parsePlaybookEvent } from './playbook-events'
import { PlaybookProcess } from './playbook-process'
import type { PlaybookListener, RunningPlaybook, Secrets } from './playbook-process'
import type { ProvisionRequest } from './provision-request'
import { wslPath } from './wsl-path'

/** Warnings that are kept to explain why Ansible ended early. */
const LAST_WORDS = 20

export class Provisioning {
  /** Resolves with the outcome of every node; rejects with an AppError when nothing could be started. */
  readonly ended: Promise<NodeOutcomes>
  private readonly progress: HostProgress
  private readonly words: string[] = []
  private readonly cancelling = new AbortController()
  private playbook: RunningPlaybook | null = null

  constructor(
    private readonly ansible: AnsibleProgram,
    private readonly request: ProvisionRequest,
    private readonly onEvent: (event: ProvisionEvent) => void,
  ) {
    this.progress = new HostProgress(request.nodes.map(({ name }) => name))
    this.ended = this.run()
  }

  /** Ends it as soon as possible; what has been done stays, and another run goes on from there. */
  cancel(): void {
    this.cancelling.abort()
    this.playbook?.cancel()
  }

  private get isCancelled(): boolean {
    return this.cancelling.signal.aborted
  }

  private async run(): Promise<NodeOutcomes> {
    const { ansible, request } = this
    if (needsPassword(request.secrets) && !ansible.takesPasswords) throw noSshpass()
    const folder = mkdtempSync(path.join(tmpdir(), 'fission-provision-'))
    try {
      await this.play(folder)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
    const nodes = this.progress.outcomes(this.isCancelled, this.words.join('\n'))
    this.note(nodes)
    this.onEvent({ type: 'ended', cancelled: this.isCancelled, nodes })
    return nodes
  }

  private async play(folder: string): Promise<void> {
    const playbook = this.ansible.kind === 'node' ? await this.startOnNode(folder) : this.start(folder)
    if (playbook === null) return
    this.playbook = playbook
    if (this.isCancelled) playbook.cancel()
    await playbook.ended.catch((error: unknown) => {
      throw new AppError('agent-start', `Ansible cannot be started: ${String(error)}`, 'Install it again.')
    })
  }

  /** Null: it was cancelled before. */
  private async startOnNode(draft: string): Promise<RunningPlaybook | null> {
    const { signal } = this.cancelling
    const listener = {
      ...this.listener,
      onPreparing: (text: string) => this.onEvent({ type: 'preparing', text }),
    }
    try {
      const { request } = this
      const started = await startOnNode(request, withSudo(request.secrets), { draft, listener, signal })
      this.onEvent({ type: 'started', ansible: started.ansible, hosts: this.names })
      return started.playbook
    } catch (error) {
      if (!signal.aborted) throw error
      return null
    }
  }

  private start(folder: string): RunningPlaybook {
    const { action, nodes, check, variables, keyFile, secrets, inventory } = this.request
    const home = otherHome()
    // Where it is missing, ssh would trust every host anew.
    if (home !== null) mkdirSync(path.join(home, '.ssh'), { recursive: true, mode: 0o700 })
    const own = Inventory.read(path.join(folder, 'hosts.yml'))
    for (const node of nodes) own.put(node)
    own.save()
    const inventories = existsSync(inventory) ? [inventory, own.file] : [own.file]
    const seen = (file: string): string => (this.ansible.kind === 'wsl' ? wslPath(file) : file)
    const command = ansibleCommand(this.ansible.kind, seen(resourcePath('ansible')), {
      action,
      inventories: inventories.map(seen),
      hosts: this.names,
      check,
      variables,
      keyFile,
    })
    this.onEvent({ type: 'started', ansible: this.ansible.version, hosts: this.names })
    return new PlaybookProcess(command, resourcePath('ansible'), withSudo(secrets), this.listener)
  }

  private get names(): string[] {
    return this.request.nodes.map(({ name }) => name)
  }

  private readonly listener: PlaybookListener = {
    onLine: (line) => this.hear(line),
    onWarning: (line) => this.log(line),
  }

  private hear(line: string): void {
    const said = parsePlaybookEvent(line)
    if (said === null) return this.log(line)
    switch (said.event) {
      case 'summary':
        return this.progress.complete()
      case 'plan':
        return this.onEvent({ type: 'plan', tasks: said.tasks })
      case 'task':
        return this.onEvent({ type: 'task', task: said.task })
      case 'result': {
        const { event: type, ...result } = said
        this.progress.add(result)
        return this.onEvent({ type, ...result })
      }
    }
  }

  private log(text: string): void {
    if (text.trim() === '') return
    this.words.push(text)
    if (this.words.length > LAST_WORDS) this.words.shift()
    this.onEvent({ type: 'log', text })
  }

  /** Notes the nodes on which everything worked; the file is read anew, since it may have been edited meanwhile. */
  private note(outcomes: NodeOutcomes): void {
    const { action, check, inventory, nodes } = this.request
    if (action !== 'install' || check) return
    const done = nodes.filter(({ name }) => outcomes[name]?.status === 'done')
    if (done.length === 0) return
    const file = Inventory.read(inventory)
    const before = file.toString()
    for (const node of done) file.put(node)
    if (file.toString() !== before) file.save()
  }
}

/** On most nodes sudo asks for the password of the login; where it asks for none, giving one does no harm. */
function withSudo(secrets: Secrets): Secrets {
  const both = (own: { password?: string; becomePassword?: string }): typeof own => ({
    ...own,
    ...(own.becomePassword === undefined && own.password !== undefined
      ? { becomePassword: own.password }
      : {}),
  })
  const hosts = Object.entries(secrets.hosts ?? {}).map(([name, own]) => [name, both(own)] as const)
  return { ...both(secrets), hosts: Object.fromEntries(hosts) }
}

function needsPassword({ password, hosts = {} }: Secrets): boolean {
  return password !== undefined || Object.values(hosts).some((own) => own.password !== undefined)
}

function noSshpass(): AppError {
  return new AppError(
    'not-found',
    'Logging in by password needs sshpass, which is missing on this computer',
    'Install it: sudo apt install sshpass (macOS: brew install sshpass), or bring a key to the nodes.',
  )
}
