/** Where other agents reach this one: a port at an address of the node, which may change while the agent lives. */
import { isIP } from 'node:net'
import { networkInterfaces } from 'node:os'
import type { DataAddress } from '../../core/supervisor/types'
import { RpcError } from '../../protocol/rpc-error'

/** What listens there. */
interface Listener {
  /** Listens on a port, 0 being any free one, and gives it; again at another address, which ends the first. */
  listen(address: string, port: number): Promise<number>
}

export interface DataPortOptions {
  /** What the node is called in messages. */
  name: string
  address: string
  /** 0: any free port. */
  port: number
  log: (text: string) => void
}

export class DataPort {
  private at: DataAddress | null = null
  private turn: Promise<void> = Promise.resolve()

  constructor(
    private readonly listener: Listener,
    private readonly options: DataPortOptions,
    private readonly isOwn = isOwnAddress,
  ) {}

  /** Stays closed where the node has not got the address; a client may know a better one. */
  async open(): Promise<void> {
    const { name, address, port } = this.options
    if (this.isOwn(address)) return this.listenAt(address, port)
    this.options.log(
      `${address} is not an address of ${name}, which waits for a client to say at which it is reached`,
    )
  }

  /**
   * The address at which a client reaches the node: data comes there, too, where it can no longer come to the one before.
   * Links that stand go on.
   */
  follow(address: string | undefined): Promise<void> {
    const turn = this.turn.then(() => this.move(address))
    this.turn = turn.catch(() => undefined)
    return turn
  }

  /** Throws an RpcError while it is closed. */
  get address(): DataAddress {
    if (this.at) return this.at
    const { name, address } = this.options
    throw new RpcError(
      'no-data-address',
      `Node ${name} is to get data at ${address}, which is not an address of it`,
      'Give it its new address: fission provision renew',
    )
  }

  isHere({ host, port }: DataAddress): boolean {
    return host === this.at?.host && port === this.at.port
  }

  private async move(address: string | undefined): Promise<void> {
    if (this.at && this.isOwn(this.at.host)) return
    const wanted = [this.options.address, address].find((one) => one !== undefined && this.isOwn(one))
    if (wanted === undefined) return
    await this.listenAt(wanted, this.at?.port ?? this.options.port)
    this.options.log(`data comes to ${wanted} now`)
  }

  private async listenAt(host: string, port: number): Promise<void> {
    this.at = { host, port: await this.listener.listen(host, port) }
  }
}

/** A name is left to the resolver. */
function isOwnAddress(address: string): boolean {
  if (isIP(address) === 0 || address === '0.0.0.0' || address === '::') return true
  return Object.values(networkInterfaces()).some((list) => list?.some((own) => own.address === address))
}
