/** The editor's colours, on the window's backgrounds. Each can be read on the tints of a comparison too: 4.5 to 1. */
import type { Theme } from '../../stores/system-theme'
import { monaco } from './monaco'

monaco.editor.defineTheme('fission-light', {
  base: 'vs',
  inherit: true,
  rules: [
    { token: 'comment', foreground: '57606a' },
    { token: 'number', foreground: '07734b' },
    { token: 'type', foreground: '006d6d' },
  ],
  colors: {
    'editor.background': '#ffffff',
    'editorLineNumber.foreground': '#57606a',
    'editorLineNumber.activeForeground': '#1f2328',
    'editor.lineHighlightBorder': '#00000000',
    'editor.lineHighlightBackground': '#f3f5f7',
    'diffEditor.removedLineBackground': '#ff00000f',
    'diffEditor.removedTextBackground': '#ff00000f',
    'diffEditor.insertedLineBackground': '#2da44e14',
    'diffEditor.insertedTextBackground': '#2da44e1a',
  },
})
monaco.editor.defineTheme('fission-dark', {
  base: 'vs-dark',
  inherit: true,
  rules: [
    { token: 'comment', foreground: 'a3abb5' },
    { token: 'keyword', foreground: '6cb2eb' },
  ],
  colors: {
    'editor.background': '#17191c',
    'editorLineNumber.foreground': '#a3abb5',
    'editorLineNumber.activeForeground': '#e3e6ea',
    'editor.lineHighlightBorder': '#00000000',
    'editor.lineHighlightBackground': '#1e2125',
    'diffEditor.removedLineBackground': '#ff80871a',
    'diffEditor.removedTextBackground': '#ff808714',
    'diffEditor.insertedLineBackground': '#5dd27f17',
    'diffEditor.insertedTextBackground': '#5dd27f12',
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
