/** The user's settings, and the theme and the language that follow from them. */
import { defineStore } from 'pinia'
import { computed, ref, watchEffect } from 'vue'
import type { Settings } from '../../electron/contract/settings'
import { host } from '../host/host'
import { showLanguage, systemLanguage } from '../language/i18n'
import { systemTheme } from './system-theme'
import type { Theme } from './system-theme'

export const useSettingsStore = defineStore('settings', () => {
  const settings = ref<Settings>({
    language: 'system',
    theme: 'system',
    editorFontSize: 13,
    autoSave: false,
    simulationNodes: 1,
    updateFeed: '',
  })
  const theme = computed<Theme>(() =>
    settings.value.theme === 'system' ? systemTheme.value : settings.value.theme,
  )

  const spoken = ref(systemLanguage())
  const language = computed(() =>
    settings.value.language === 'system' ? spoken.value : settings.value.language,
  )

  host().on('settings/did-change', (changed) => (settings.value = changed))
  window.addEventListener('languagechange', () => (spoken.value = systemLanguage()))
  watchEffect(() => showLanguage(language.value))
  watchEffect(() => (document.documentElement.dataset.theme = theme.value))

  async function load(): Promise<void> {
    settings.value = await host().request('settings/get', undefined)
  }

  /** The change counts at once: what the user does next may depend on it. */
  async function update(changes: Partial<Settings>): Promise<void> {
    const before = settings.value
    settings.value = { ...settings.value, ...changes }
    try {
      settings.value = await host().request('settings/update', changes)
    } catch (error) {
      settings.value = before
      throw error
    }
  }

  return { settings, theme, load, update }
})
