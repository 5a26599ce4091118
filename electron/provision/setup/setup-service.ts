/** What windows may ask about turning hosts into nodes; one action goes on at a time. */
import type { KnownNode, SetupNode, SetupSnapshot, SignIn } from '../../contract/provision'
import { SetupSnapshot as SnapshotSchema } from '../../contract/provision'
import type { HostKeySeen } from '../../contract/provision'
import type { FoundHost, HostCheck } from '../../contract/provisioning'
import { AppError } from '../../errors'
import type { Sink, Tell } from '../../host/handlers'
import { inOrder } from '../../host/in-order'
import type { SettingsStore } from '../../settings/settings-store'
import { discover } from '../discover/discover'
import { checkHost } from '../host-check'
import { Inventory } from '../inventory'
import { inventoryPlace } from '../inventory-place'
import { readLastRun } from '../last-run'
import { givenAnswers, onEachNode } from './on-each-node'
import { seeHostKey } from './see-host-key'
import { Setup } from './setup'
import type { SetupRequest } from './setup'
import { afterEnd } from './setup-progress'

/** How long hosts are listened to. */
const LISTEN_MS = 5000

/** Windows are told this often; a playbook on many hosts says more than anybody can see. */
const TELL_MS = 100

const LAST_KEY = 'provision.last'

export class SetupService {
  private setup: Setup | null = null
  private telling: NodeJS.Timeout | null = null

  constructor(
    private readonly tell: Tell,
    private readonly settings: SettingsStore,
  ) {}

  /** Finds hosts until the window has enough. */
  async discover(ranges: string[], sink: Sink<FoundHost>): Promise<void> {
    const send = inOrder(sink)
    await discover({ ranges, durationMs: LISTEN_MS }, (host) => void send(host), untilClosed(sink))
  }

  async seeKeys(nodes: SetupNode[], sink: Sink<HostKeySeen>): Promise<void> {
    const signal = untilClosed(sink)
    const send = inOrder(sink)
    await Promise.all(nodes.map(async (node) => send(await seeHostKey(node, signal))))
  }

  async check(
    { nodes, signIn, trusted }: { nodes: SetupNode[]; signIn: SignIn; trusted: string[] },
    sink: Sink<HostCheck>,
  ): Promise<void> {
    const signal = untilClosed(sink)
    const send = inOrder(sink)
    const { keyFile, password, sudoPassword } = signIn
    const sudo = sudoPassword ?? password
    await onEachNode(nodes, givenAnswers(signIn, trusted), async (network, node) => {
      if (!sink.isOpen) return
      const known = { ...node, user: signIn.user ?? node.user }
      await send(await checkHost(network, known, { keyFile, sudoPassword: sudo }, signal))
    })
  }

  start(request: SetupRequest): SetupSnapshot {
    if (this.setup?.isActive) throw busy()
    const setup = new Setup(request, (snapshot) => this.changed(snapshot))
    this.setup = setup
    // If the app ends before it does, that is what is known of it then.
    this.settings.remember(LAST_KEY, afterEnd(setup.snapshot, Date.now(), null))
    void setup.ended.then(() => this.settings.remember(LAST_KEY, setup.snapshot))
    return setup.snapshot
  }

  cancel(): void {
    this.setup?.cancel()
  }

  get current(): SetupSnapshot | null {
    return this.setup?.snapshot ?? SnapshotSchema.safeParse(this.settings.recall(LAST_KEY)).data ?? null
  }

  async followLog(sink: Sink<{ lines: string[] }>): Promise<void> {
    await this.setup?.log.follow(sink)
  }

  /** The nodes of an inventory, with what became of them the last time. */
  list(root: string | null): { inventory: string; nodes: KnownNode[] } {
    const inventory = this.inventory(root)
    const last = new Map((readLastRun(inventory)?.nodes ?? []).map(({ name, outcome }) => [name, outcome]))
    const nodes = Inventory.read(inventory).nodes
    return { inventory, nodes: nodes.map((node) => ({ node, last: last.get(node.name) ?? null })) }
  }

  /** The project's inventory; without a project the user's. */
  inventory(root: string | null): string {
    return inventoryPlace(root ?? '/')
  }

  /** Ends what goes on. */
  async close(): Promise<void> {
    this.cancel()
    await this.setup?.ended
  }

  private changed(snapshot: SetupSnapshot): void {
    if (snapshot.phase === 'ended') {
      if (this.telling) clearTimeout(this.telling)
      this.telling = null
      this.tell('provision/did-change', snapshot)
      return
    }
    this.telling ??= setTimeout(() => {
      this.telling = null
      if (this.setup) this.tell('provision/did-change', this.setup.snapshot)
    }, TELL_MS)
  }
}

function untilClosed(sink: Sink<never>): AbortSignal {
  const closed = new AbortController()
  sink.onClose(() => closed.abort())
  return closed.signal
}

function busy(): AppError {
  const hint = 'Wait until it has ended, or cancel it.'
  return new AppError('busy', 'Nodes are being worked on already', hint)
}
