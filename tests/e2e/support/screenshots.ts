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

/** Takes the window as it is in every theme and size, and fails the test for what axe finds, after the test has gone on. */
export async function lookAt(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const before = page.viewportSize()
  for (const [theme, { media, sizes: shown }] of Object.entries(themes)) {
    await page.emulateMedia(media)
    await page.locator(`html[data-theme=${theme}]`).waitFor()
    // Themes differ in colours alone.
    const found = await violations(page, theme === 'light' ? undefined : ['color-contrast'])
    expect.soft(found.join('\n'), `${name}, ${theme}`).toBe('')
    for (const size of shown) {
      await page.setViewportSize(sizes[size])
      await page.screenshot({ path: path.join(folder, `${name}-${size}-${theme}.png`) })
    }
  }
  await page.emulateMedia(themes.light.media)
  if (before) await page.setViewportSize(before)
}
