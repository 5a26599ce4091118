/** All that was found, each host once however many ways led to it. */
import type { FoundBy, FoundHost } from '../../contract/provisioning'

/** One sign of a host. */
export interface Sighting {
  address: string
  name: string | null
  kind: FoundHost['kind']
  foundBy: FoundBy
  /** One sentence. */
  evidence: string
}

/** What says more goes first. */
const kinds: FoundHost['kind'][] = ['node', 'raspberry-pi', 'ssh']

export class FoundHosts {
  private readonly byAddress = new Map<string, FoundHost>()

  /** `onFound` is told of each new host, and again when more becomes known of it. */
  constructor(private readonly onFound: (host: FoundHost) => void = () => undefined) {}

  add({ address, name, kind, foundBy, evidence }: Sighting): void {
    const known = this.byAddress.get(address)
    const before = known ?? { address, name: null, kind, foundBy: [], evidence: [] }
    const host: FoundHost = {
      address,
      name: before.name ?? name,
      kind: kinds.find((candidate) => candidate === kind || candidate === before.kind) ?? kind,
      foundBy: [...new Set([...before.foundBy, foundBy])],
      evidence: [...new Set([...before.evidence, evidence])],
    }
    this.byAddress.set(address, host)
    if (JSON.stringify(host) !== JSON.stringify(known)) this.onFound(host)
  }

  /** Nodes first, then boards, then others; by address within. */
  get hosts(): FoundHost[] {
    const rank = ({ kind }: FoundHost): number => kinds.indexOf(kind)
    const compare = new Intl.Collator('en', { numeric: true }).compare
    return [...this.byAddress.values()].sort((a, b) => rank(a) - rank(b) || compare(a.address, b.address))
  }
}
