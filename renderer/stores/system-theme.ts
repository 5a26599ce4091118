/** The theme that the system asks for. */
import { readonly, ref } from 'vue'

export type Theme = 'light' | 'dark' | 'high-contrast'

const prefersDark = matchMedia('(prefers-color-scheme: dark)')
const prefersContrast = matchMedia('(prefers-contrast: more)')

function themeNow(): Theme {
  if (prefersContrast.matches) return 'high-contrast'
  return prefersDark.matches ? 'dark' : 'light'
}

const theme = ref(themeNow())
for (const query of [prefersDark, prefersContrast]) {
  query.addEventListener('change', () => (theme.value = themeNow()))
}

/** Follows the system. */
export const systemTheme = readonly(theme)
