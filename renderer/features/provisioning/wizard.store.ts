/** The wizard: what was entered, which step is shown, and what the hosts say. */
import { defineStore } from 'pinia'
import { computed, reactive, ref, watch } from 'vue'
import type { SetupNode, SetupOptions, SignIn } from '../../../electron/contract/provision'
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

const { compare } = new Intl.Collator('en', { numeric: true })
const KEPT_AS = 'provision.draft'

export const useWizardStore = defineStore('wizard', () => {
  const project = useProjectStore()
  const setup = useSetupStore()
  const isOpen = ref(false)
  const draft = reactive<Draft>(emptyDraft())
  /** In memory alone. */
  const password = ref('')
  const sudoPassword = ref('')
  /** Shows an action on nodes that are set up, instead of the steps. */
  const isActionShown = ref(false)
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
    isActionShown.value = setup.isActive && setup.snapshot?.action !== 'install'
    if (setup.isActive && !isActionShown.value) draft.step = 'install'
    else if (draft.step === 'done') Object.assign(draft, { ...emptyDraft(), user: draft.user })
    isOpen.value = true
  }

  /** Shows the steps for nodes that are set up already, to give them more. */
  function openFor(nodes: readonly SetupNode[]): void {
    isActionShown.value = false
    const hosts = nodes.map((node) => ({ ...nodeOf(node), address: node.address ?? node.name, groups: [] }))
    Object.assign(draft, { ...emptyDraft(), user: nodes[0]?.user ?? draft.user, hosts, step: 'sign-in' })
    isOpen.value = true
  }

  /** Shows the action that goes on. */
  function showAction(): void {
    isActionShown.value = true
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
    if (draft.hosts.some(({ address }) => address === entry.address)) return
    draft.hosts = [...draft.hosts, entry].sort((a, b) => compare(a.address, b.address))
  }

  function remove(address: string): void {
    draft.hosts = draft.hosts.filter((entry) => entry.address !== address)
  }

  /** Begins an action on some of the hosts and shows how it goes. */
  async function start(action: ProvisionAction, hosts: readonly SetupNode[]): Promise<void> {
    const isInstall = action === 'install'
    await setup.start({
      root: root.value,
      action,
      nodes: hosts.map(nodeOf),
      signIn: isInstall ? signIn.value : { ...signIn.value, user: null },
      options: isInstall ? options.value : null,
    })
    if (isInstall) draft.step = 'install'
    else showAction()
  }

  return {
    isOpen,
    isActionShown,
    draft,
    password,
    sudoPassword,
    root,
    signIn,
    options,
    load,
    open,
    openFor,
    close,
    show,
    move,
    add,
    remove,
    start,
  }
})
