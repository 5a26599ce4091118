/** What the engine says (problems, errors, reasons), in the language that is shown. It speaks English itself. */
import { shallowRef, watch } from 'vue'
import { currentLanguage, type Language } from '../i18n'

type Translate = (text: string) => string

/** Catalogues of other languages than the engine's; each is loaded when its language is shown for the first time. */
const catalogues: Partial<Record<Language, () => Promise<{ translate: Translate }>>> = {
  de: () => import('./de/translate'),
}
const translate = shallowRef<Translate | null>(null)

watch(
  currentLanguage,
  async (language) => {
    translate.value = null
    const catalogue = await catalogues[language]?.()
    if (catalogue && language === currentLanguage()) translate.value = catalogue.translate
  },
  { immediate: true },
)

/**
 * A sentence of the engine in the language that is shown; whatever reads it in a template follows the language. Anything else,
 * such as what a system or a compiler says, comes back as it is; nothing is the empty text.
 */
export function engineText(text: string | null | undefined): string {
  return translate.value?.(text ?? '') ?? text ?? ''
}
