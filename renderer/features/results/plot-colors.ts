/** Colours of the series, told apart also by people who see few colours (after Okabe and Ito), one list for light and one for dark. */
import type { Theme } from '../../stores/system-theme'

const light = ['#0f766e', '#c2410c', '#1d4ed8', '#a21caf', '#4d7c0f', '#b91c1c', '#0e7490', '#57534e']
const dark = ['#2dd4bf', '#fb923c', '#7cb0ff', '#e879f9', '#a3e635', '#ff8087', '#67e8f9', '#c9c5c1']

export function seriesColor(index: number, theme: Theme): string {
  const colors = theme === 'light' ? light : dark
  return colors[index % colors.length] ?? dark[0]!
}
