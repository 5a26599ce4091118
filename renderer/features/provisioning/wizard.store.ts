/** The wizard: what was entered, which step is shown, and what the hosts say. */
import { defineStore } from 'pinia'
import { computed, reactive, ref, watch } from 'vue'
import type { SetupOptions, SignIn } from '../../../electron/contract/provision'
import type { ProvisionAction } from '../../../electron/contract/provisioning'
import { host } from '../../host/host'
import { useProjectStore } from '../../stores/project.store'
import { attempt } from '../../workbench/attempt'
import { draftOf, emptyDraft, stepNames } from './draft'
import type { Draft, StepName } from './draft'
import { nodeOf } from './host-entry'
import type { HostEntry } from './host-entry'
import { packagesOf } from './package-list'
import { useSetupStore } from './setup.store'

const KEPT_AS = 'provision.draft'

export const useWizardStore = defineStore('wizard', () => {
  const project = useProjectStore()
  const setup = useSetupStore()
  const isOpen = ref(false)
  const draft = reactive<Draft>(emptyDraft())
  /** In memory alone. */
  const password = ref('')
  const sudoPassword = ref('')
  const root = computed(() => project.info?.root ?? null)

  const signIn = computed<SignIn>(() => ({
    user: draft.user.trim() || null,
    password: draft.method === 'password' ? password.value || null : null,
    sudoPassword: sudoPassword.value || null,
    keyFile: draft.method === 'key' ? draft.keyFile.trim() || null : null,
  }))
  const options = computed<SetupOptions>(() => ({
    bringKey: draft.bringKey,
    passwordsOff: draft.bringKey && draft.passwordsOff,
    aptPackages: packagesOf(draft.aptPackages),
    pythonPackages: packagesOf(draft.pythonPackages),
    deviceGroups: [...draft.devices],
  }))

  async function load(): Promise<void> {
    const kept = await host().request('settings/recall', { key: KEPT_AS })
    Object.assign(draft, draftOf(kept))
    watch(draft, () => void attempt(() => host().request('settings/remember', keptDraft())), { deep: true })
  }

  function keptDraft(): { key: string; value: Draft } {
    return { key: KEPT_AS, value: JSON.parse(JSON.stringify(draft)) as Draft }
  }

  /** Shows the wizard where it was left; after its end it begins anew. */
  function open(): void {
    if (setup.isActive) draft.step = 'install'
    else if (draft.step === 'done') Object.assign(draft, { ...emptyDraft(), user: draft.user })
    isOpen.value = true
  }

  function close(): void {
    isOpen.value = false
  }

  function show(step: StepName): void {
    draft.step = step
  }

  /** One step back, or forth. */
  function move(by: 1 | -1): void {
    const next = stepNames[stepNames.indexOf(draft.step) + by]
    if (next !== undefined) draft.step = next
  }

  function add(entry: HostEntry): void {
    if (!draft.hosts.some(({ address }) => address === entry.address)) draft.hosts.push(entry)
  }

  function remove(address: string): void {
    draft.hosts = draft.hosts.filter((entry) => entry.address !== address)
  }

  /** Begins an action on some of the hosts and shows how it goes. */
  async function start(action: ProvisionAction, hosts: readonly HostEntry[]): Promise<void> {
    await setup.start({
      root: root.value,
      action,
      nodes: hosts.map(nodeOf),
      signIn: signIn.value,
      options: options.value,
    })
    draft.step = 'install'
  }

  return {
    isOpen,
    draft,
    password,
    sudoPassword,
    root,
    signIn,
    options,
    load,
    open,
    close,
    show,
    move,
    add,
    remove,
    start,
  }
})
