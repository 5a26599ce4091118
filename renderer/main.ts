/** Starts the window: connects to the host, then shows what the address asks for. */
import './styles/tokens.css'
import './styles/base.css'
import './styles/dialogs.css'
import './styles/menus.css'
import { createPinia } from 'pinia'
import { createApp, defineAsyncComponent } from 'vue'
import type { Component } from 'vue'
import { followAddress } from './host/browser-port'
import { connectHost } from './host/connect'
import { useAsHost } from './host/host'
import { untilBack } from './host/reconnect'
import { loadEditorWords } from './language/editor-words'
import { showLanguage, systemLanguage } from './language/i18n'
import { useProjectStore } from './stores/project.store'
import { useRunStore } from './stores/run.store'
import { useSettingsStore } from './stores/settings.store'
import { attempt } from './workbench/attempt'
import { features } from './workbench/features'
import NotConnected from './workbench/NotConnected.vue'
import WorkbenchWindow from './workbench/WorkbenchWindow.vue'

/** The content of this window, by its address. */
function windowOf(hash: string): Component {
  const [, name] = /^#\/([\w-]+)/.exec(hash) ?? []
  const load = features.map(({ windows }) => windows?.[name ?? '']).find((found) => found !== undefined)
  return load ? defineAsyncComponent(load) : WorkbenchWindow
}

async function start(): Promise<void> {
  followAddress()
  showLanguage(systemLanguage())
  try {
    const client = await connectHost()
    useAsHost(client)
    // Everything that the window shows is asked for anew, and what was not saved is restored.
    client.onClose(() => void untilBack().then(() => location.reload()))
  } catch (error) {
    console.error(error)
    createApp(NotConnected).mount('#app')
    return
  }
  const content = windowOf(location.hash)
  const app = createApp(content).use(createPinia())
  const settings = useSettingsStore()
  await Promise.all([
    attempt(() => settings.load()),
    attempt(() => useProjectStore().reopen()),
    attempt(() => useRunStore().load()),
  ])
  await attempt(loadEditorWords)
  for (const { start: startFeature } of features) startFeature?.()
  app.mount('#app')
}

void start()
