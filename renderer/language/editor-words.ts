/** The words of the code editor itself: its menus, its search, its completions. */
import { currentLanguage, type Language } from './i18n'

/** Monaco speaks English where it is not told otherwise before it is loaded. */
const words: Partial<Record<Language, () => Promise<unknown>>> = {
  de: () => import('monaco-editor/nls/lang/de'),
}

/** Resolves when the editor can be loaded; it keeps the language that is shown now until the window is loaded anew. */
export async function loadEditorWords(): Promise<void> {
  await words[currentLanguage()]?.()
}
