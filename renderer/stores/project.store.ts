/** The project that this window works on. */
import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import type { NetworkInfo, ProjectInfo } from '../../electron/contract/project'
import { host } from '../host/host'
import { errorWords } from '../language/engine/error-words'
import { attempt } from '../workbench/attempt'
import { notify } from '../workbench/notices'
import { recall, remember } from './remembered'

const ROOT_KEY = 'fission.root'
const NETWORK_NAME = 'network'
/** Where the tutorial begins. */
const FIRST_NETWORK = 'demo_network_v1'

export const useProjectStore = defineStore('project', () => {
  const info = ref<ProjectInfo | null>(null)
  /** Folder of the network that the graph shows and that Simulate starts. */
  const networkFolder = ref<string | null>(null)
  const root = computed(() => info.value?.root ?? '')
  const network = computed(
    () => info.value?.networks.find(({ folder }) => folder === networkFolder.value) ?? null,
  )

  host().on('project/did-change', (changed) => {
    if (changed.root === info.value?.root) show(changed)
  })

  function show(opened: ProjectInfo): void {
    const folders = opened.networks.map(({ folder }) => folder)
    const wanted = opened.root === info.value?.root ? networkFolder.value : null
    info.value = opened
    networkFolder.value = folders.find((folder) => folder === wanted) ?? folders[0] ?? null
    sessionStorage.setItem(ROOT_KEY, opened.root)
  }

  /** Says once why a project can only be looked at. */
  function warn({ warning }: ProjectInfo): void {
    if (warning) notify({ kind: 'error', ...errorWords(warning) })
  }

  /** Shows a project with the network that was selected in it last time. */
  async function enter(opened: ProjectInfo, first?: string): Promise<void> {
    const known = (await recall(NETWORK_NAME, opened.root)) ?? first
    show(opened)
    warn(opened)
    if (opened.networks.some(({ folder }) => folder === known)) networkFolder.value = known as string
  }
  watch(networkFolder, (folder) => {
    if (folder !== null) void attempt(() => remember(NETWORK_NAME, root.value, folder))
  })

  async function open(path: string): Promise<void> {
    await enter(await host().request('project/open', { path }))
  }

  async function openTutorial(): Promise<void> {
    await enter(await host().request('project/open-tutorial', undefined), FIRST_NETWORK)
  }

  async function create(parent: string, name: string, networkName: string): Promise<void> {
    await enter(await host().request('project/create', { parent, name, network: networkName }))
  }

  async function createNetwork(name: string): Promise<NetworkInfo> {
    const made = await host().request('project/create-network', { root: root.value, name })
    networkFolder.value = made.folder
    return made
  }

  /** Opens what the window was asked to open, else what was open before it was reloaded. */
  async function reopen(): Promise<void> {
    const asked = new URLSearchParams(location.search).get('open')
    // Asked once: another reload shows what is open by then.
    if (asked !== null) history.replaceState(null, '', `${location.pathname}${location.hash}`)
    const wanted = asked ?? sessionStorage.getItem(ROOT_KEY)
    if (wanted !== null) await open(wanted)
  }

  function close(): void {
    info.value = null
    networkFolder.value = null
    sessionStorage.removeItem(ROOT_KEY)
  }

  function selectNetwork(folder: string): void {
    networkFolder.value = folder
  }

  return {
    info,
    root,
    network,
    networkFolder,
    open,
    openTutorial,
    create,
    createNetwork,
    reopen,
    close,
    selectNetwork,
  }
})
