/** Logs in to a node where it is: at its own address, where it was last, or where something says that it may be. */
import { AppError } from '../../errors'
import type { SshConnection } from '../../ssh/ssh-connection'
import type { SshNetwork } from '../../ssh/ssh-network'
import type { SshTarget } from '../../ssh/ssh-target'
import { addressesOf } from './node-addresses'
import type { AddressSource } from './node-addresses'

/** How a node is found. */
export interface NodePlaceOptions {
  /** Its name; empty: it has none but its address, so nothing else can say where it is. */
  name: string
  /** Asked anew each time, as `~/.ssh/config` may have changed. */
  target: () => SshTarget
  /** What may know another address. */
  sources: readonly AddressSource[]
  /** It was found at another address than the config's, where it has proved to be itself by its host key. */
  onFound: (address: string) => void
}

export class NodeLogin {
  /** The name under which its key proved right. */
  private knownAs: string | null = null
  /** Where it was last, if not at its own address. */
  private moved: string | null = null

  constructor(
    private readonly network: Pick<SshNetwork, 'connect'>,
    private readonly options: NodePlaceOptions,
  ) {}

  /** Rejects with the AppError of its own address, when it is found nowhere. */
  async connect(signal: AbortSignal): Promise<SshConnection> {
    const own = this.own
    const tried = new Set([own.host])
    if (this.moved !== null && this.moved !== own.host) {
      tried.add(this.moved)
      const there = await this.guess(own, this.moved, signal)
      if (there) return there
    }
    try {
      return await this.enter(own, signal)
    } catch (error) {
      if (!mayBeElsewhere(error) || signal.aborted) throw error
      const { name, sources } = this.options
      if (name === '' || name === own.host) throw error
      for (const address of await addressesOf(sources, name, tried, signal)) {
        const there = await this.guess(own, address, signal)
        if (there) return there
      }
      throw notFound(error)
    }
  }

  /** A node that was reached before is known by the same key wherever its name leads now. */
  private get own(): SshTarget {
    const target = this.options.target()
    if (this.knownAs === null || this.knownAs === target.knownAs) return target
    return { ...target, knownAs: this.knownAs, isGuess: true }
  }

  private async enter(target: SshTarget, signal: AbortSignal): Promise<SshConnection> {
    const connection = await this.network.connect(target, signal)
    this.knownAs = target.knownAs
    return connection
  }

  /** Null: it is not there. */
  private async guess(own: SshTarget, address: string, signal: AbortSignal): Promise<SshConnection | null> {
    try {
      const connection = await this.enter({ ...own, host: address, isGuess: true }, signal)
      if (this.moved !== address) this.options.onFound(address)
      this.moved = address
      return connection
    } catch (error) {
      if (!mayBeElsewhere(error)) throw error
      return null
    }
  }
}

/** Nobody answers there, or somebody else does. */
function mayBeElsewhere(error: unknown): error is AppError {
  return error instanceof AppError && (error.code === 'unreachable' || error.code === 'host-key')
}

function notFound({ code, message, hint, cause }: AppError): AppError {
  const more =
    'If it has another address now, give that in the network’s config, or as its HostName in ~/.ssh/config.'
  return new AppError(code, message, `${hint} ${more}`, { cause })
}
