/** The terminal's colours in the window's themes. */
import type { ITheme } from '@xterm/xterm'
import type { Theme } from '../stores/system-theme'

const light: ITheme = {
  background: '#ffffff',
  foreground: '#1f2328',
  cursor: '#ffffff',
  selectionBackground: '#b6dcd8',
  black: '#1f2328',
  red: '#c02030',
  green: '#1a7f37',
  yellow: '#8a5a00',
  blue: '#0b65c2',
  magenta: '#8a3fa8',
  cyan: '#0f766e',
  white: '#57606a',
  brightRed: '#a40e26',
  brightGreen: '#116329',
  brightYellow: '#6f4800',
  brightBlue: '#0550ae',
  brightMagenta: '#6f2f8c',
  brightCyan: '#0b5c56',
}
const dark: ITheme = {
  background: '#17191c',
  foreground: '#e3e6ea',
  cursor: '#17191c',
  selectionBackground: '#28534f',
  black: '#17191c',
  red: '#ff8087',
  green: '#5dd27f',
  yellow: '#e3b341',
  blue: '#79b8ff',
  magenta: '#d2a8ff',
  cyan: '#2dd4bf',
  white: '#a3abb5',
  brightRed: '#ffa8ad',
  brightGreen: '#8be9a5',
  brightYellow: '#f2cc60',
  brightBlue: '#a5d0ff',
  brightMagenta: '#e2c5ff',
  brightCyan: '#7ee8da',
}

export const terminalThemes: Record<Theme, ITheme> = {
  light,
  dark,
  'high-contrast': { ...dark, background: '#000000', foreground: '#ffffff', cursor: '#000000' },
}
