/** What hosts say before they become nodes: their keys, and whether they are fit. */
import { defineStore } from 'pinia'
import { computed, ref, shallowReactive } from 'vue'
import type { HostKeySeen } from '../../../electron/contract/provision'
import type { HostCheck } from '../../../electron/contract/provisioning'
import { host } from '../../host/host'
import { showError } from '../../workbench/attempt'
import { nodeOf } from './host-entry'
import type { HostEntry } from './host-entry'
import { useWizardStore } from './wizard.store'

export const useHostAnswersStore = defineStore('host-answers', () => {
  const wizard = useWizardStore()
  /** By address: names may change. */
  const keys = shallowReactive(new Map<string, HostKeySeen>())
  const checks = shallowReactive(new Map<string, HostCheck>())
  const asked = shallowReactive(new Set<string>())
  const checked = shallowReactive(new Set<string>())
  const isAsking = computed(() => asked.size > 0)
  const isChecking = computed(() => checked.size > 0)
  let closeLast: () => void = () => undefined
  const generation = ref(0)

  const fingerprints = (): string[] => [...keys.values()].flatMap(({ fingerprint }) => fingerprint ?? [])
  const isFit = ({ address }: HostEntry): boolean =>
    checks.get(address)?.findings.every(({ status }) => status !== 'bad') ?? false

  /** Asks hosts for their keys, and forgets what was known of them. */
  function seeKeys(hosts: readonly HostEntry[]): void {
    if (hosts.length === 0) return
    const places = placesOf(hosts)
    for (const { address } of hosts) {
      keys.delete(address)
      asked.add(address)
    }
    host().open(
      'provision/see-keys',
      { nodes: hosts.map(nodeOf) },
      (seen) => {
        const address = places.get(seen.node) ?? ''
        keys.set(address, seen)
        asked.delete(address)
      },
      (error) => {
        for (const { address } of hosts) asked.delete(address)
        if (error) showError(error)
      },
    )
  }

  /** Checks hosts anew; a check of before is given up. */
  function check(hosts: readonly HostEntry[]): void {
    closeLast()
    if (hosts.length === 0) return
    const places = placesOf(hosts)
    const own = ++generation.value
    for (const address of [...checked]) checked.delete(address)
    for (const { address } of hosts) {
      checks.delete(address)
      checked.add(address)
    }
    closeLast = host().open(
      'provision/check',
      { nodes: hosts.map(nodeOf), signIn: wizard.signIn, trusted: fingerprints() },
      (result) => {
        const address = places.get(result.node) ?? ''
        checks.set(address, result)
        checked.delete(address)
      },
      (error) => {
        if (own !== generation.value) return
        checked.clear()
        if (error) showError(error)
      },
    )
  }

  return { keys, checks, asked, checked, isAsking, isChecking, isFit, seeKeys, check }
})

/** Name → address, as the names are now. */
function placesOf(hosts: readonly HostEntry[]): Map<string, string> {
  return new Map(hosts.map(({ name, address }) => [name, address]))
}
