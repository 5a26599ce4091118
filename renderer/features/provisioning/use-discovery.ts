/** A search for hosts, whose results come in one by one. */
import { computed, onScopeDispose, ref, shallowReactive } from 'vue'
import type { FoundHost } from '../../../electron/contract/provisioning'
import { host } from '../../host/host'
import { attempt, showError } from '../../workbench/attempt'
import { texts } from './texts'

const ranks: FoundHost['kind'][] = ['raspberry-pi', 'ssh', 'node']

/** `onFound` hears of each host once. */
export function useDiscovery(onFound: (found: FoundHost) => void) {
  const byAddress = shallowReactive(new Map<string, FoundHost>())
  const known = new Set<string>()
  const searches = ref(0)
  const stops = new Set<() => void>()
  const compare = new Intl.Collator('en', { numeric: true }).compare

  /** What can still become a node goes first. */
  const found = computed(() =>
    [...byAddress.values()].sort(
      (a, b) => ranks.indexOf(a.kind) - ranks.indexOf(b.kind) || compare(a.address, b.address),
    ),
  )
  const isSearching = computed(() => searches.value > 0)

  /** Looks for hosts that show themselves, and asks every address of the ranges. */
  function search(ranges: string[]): void {
    searches.value++
    const close = host().open('provision/discover', { ranges }, take, (error) => {
      stops.delete(stop)
      searches.value--
      if (error) showError(error)
    })
    const stop = (): void => {
      stops.delete(stop)
      close()
      searches.value--
    }
    stops.add(stop)
  }

  /** Takes the hosts of the inventory for nodes, whether they say so of themselves or not. */
  async function learnNodes(root: string | null): Promise<void> {
    const listed = await attempt(() => host().request('provision/list-nodes', { root }))
    for (const { node } of listed?.nodes ?? []) known.add(node.address ?? node.name)
  }

  function take(seen: FoundHost): void {
    const sighting: FoundHost = known.has(seen.address)
      ? { ...seen, kind: 'node', evidence: [texts.inInventory, ...seen.evidence] }
      : seen
    const isNew = !byAddress.has(sighting.address) || byAddress.get(sighting.address)?.kind !== sighting.kind
    byAddress.set(sighting.address, sighting)
    if (isNew) onFound(sighting)
  }

  function stopAll(): void {
    for (const stop of [...stops]) stop()
  }
  onScopeDispose(stopAll)

  return { found, isSearching, search, stopAll, learnNodes }
}
