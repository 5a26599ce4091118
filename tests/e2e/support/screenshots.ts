/** Looks at the window: with axe, and by pictures for a person, which lie in a folder that git ignores. */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expect } from 'vitest'
import { resourcePath } from '../../../electron/paths'
import { violations } from './accessibility'
import { sizes } from './served-app'

const folder = resourcePath('tests/e2e/screenshots')

const themes = {
  light: { media: { colorScheme: 'light', contrast: 'no-preference' }, sizes: ['small', 'large'] },
  dark: { media: { colorScheme: 'dark', contrast: 'no-preference' }, sizes: ['small', 'large'] },
  'high-contrast': { media: { colorScheme: 'dark', contrast: 'more' }, sizes: ['small'] },
} as const
type Theme = keyof typeof themes

/** Takes the window as it is in every theme and size, and fails the test for what axe finds, after it has gone on. */
export async function lookAt(page: Page, name: string): Promise<void> {
  await inEveryTheme(page, name, async (theme) => {
    // Themes differ in colours alone.
    const found = await violations(page, theme === 'light' ? undefined : ['color-contrast'])
    expect.soft(found.join('\n'), `${name}, ${theme}`).toBe('')
  })
}

async function inEveryTheme(page: Page, name: string, check: (theme: Theme) => Promise<void>): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const before = page.viewportSize()
  for (const theme of Object.keys(themes) as Theme[]) {
    await page.emulateMedia(themes[theme].media)
    await page.locator(`html[data-theme=${theme}]`).waitFor()
    await check(theme)
    for (const size of themes[theme].sizes) {
      await page.setViewportSize(sizes[size])
      await page.screenshot({ path: path.join(folder, `${name}-${size}-${theme}.png`) })
    }
  }
  await page.emulateMedia(themes.light.media)
  if (before) await page.setViewportSize(before)
}
