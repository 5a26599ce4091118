/** The window's catalogue and its language, kept by vue-i18n. */
import { createI18n } from 'vue-i18n'

/** What the window can speak, by its names in BCP 47. */
const languages = ['en', 'de'] as const
export type Language = (typeof languages)[number]

/** Features put their texts into it as they are loaded, by `defineTexts`. */
export const i18n = createI18n({
  legacy: false,
  locale: 'en',
  fallbackLocale: 'en',
  messages: { en: {}, de: {} },
  // Texts are never read as HTML.
  warnHtmlMessage: false,
})

/** The language that is shown now; whatever reads it in a template follows it. */
export function currentLanguage(): Language {
  return i18n.global.locale.value
}

/** Shows another language at once, and says so to screen readers and spell checkers. */
export function showLanguage(language: Language): void {
  i18n.global.locale.value = language
  document.documentElement.lang = language
}

/** The first of the user's languages that the window speaks. */
export function systemLanguage(): Language {
  const wanted = navigator.languages.map((tag) => tag.split('-')[0])
  return languages.find((language) => language === wanted.find(isSpoken)) ?? 'en'
}

function isSpoken(name: string | undefined): boolean {
  return languages.some((language) => language === name)
}
