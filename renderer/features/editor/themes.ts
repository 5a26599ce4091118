/** The editor's colours, on the window's backgrounds. */
import type { Theme } from '../../stores/settings.store'
import { monaco } from './monaco'

monaco.editor.defineTheme('fission-light', {
  base: 'vs',
  inherit: true,
  rules: [{ token: 'comment', foreground: '5f6b76' }],
  colors: {
    'editor.background': '#ffffff',
    'editorLineNumber.foreground': '#7d8790',
    'editorLineNumber.activeForeground': '#1f2328',
    'editor.lineHighlightBorder': '#00000000',
    'editor.lineHighlightBackground': '#f3f5f7',
  },
})
monaco.editor.defineTheme('fission-dark', {
  base: 'vs-dark',
  inherit: true,
  rules: [{ token: 'comment', foreground: '8b96a1' }],
  colors: {
    'editor.background': '#17191c',
    'editorLineNumber.foreground': '#78818b',
    'editorLineNumber.activeForeground': '#e3e6ea',
    'editor.lineHighlightBorder': '#00000000',
    'editor.lineHighlightBackground': '#1e2125',
    'editorWidget.background': '#262a30',
    'editorSuggestWidget.background': '#262a30',
  },
})

const names: Record<Theme, string> = {
  light: 'fission-light',
  dark: 'fission-dark',
  'high-contrast': 'hc-black',
}

/** Shows all editors in the window's theme. */
export function applyEditorTheme(theme: Theme): void {
  monaco.editor.setTheme(names[theme])
}
