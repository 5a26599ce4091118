import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { violations } from './support/accessibility'
import { expect } from './support/expect'
import { ServedApp } from './support/served-app'

let app: ServedApp
beforeAll(async () => void (app = await ServedApp.start()))
afterAll(() => app.close())

const themes = {
  light: { colorScheme: 'light', contrast: 'no-preference' },
  dark: { colorScheme: 'dark', contrast: 'no-preference' },
  'high contrast': { colorScheme: 'dark', contrast: 'more' },
} as const

/** Looks at the window in every theme, and says of each violation where it was. */
async function look(page: Page, view: string): Promise<string[]> {
  const found: string[] = []
  for (const [theme, media] of Object.entries(themes)) {
    await page.emulateMedia(media)
    found.push(...(await violations(page)).map((violation) => `${view}, ${theme}: ${violation}`))
  }
  await page.emulateMedia(themes.light)
  return found
}

/** Three themes of every view take their time. */
const LIMIT_MS = 400_000

describe('axe finds nothing', () => {
  it(
    'on the first start and in its dialogs',
    async () => {
      const { page } = await app.open()
      await expect(page.getByRole('button', { name: 'New project…' })).toBeVisible()
      const found = await look(page, 'welcome')
      for (const name of ['New project…', 'Open folder…']) {
        await page.getByRole('button', { name }).click()
        await expect(page.getByRole('dialog')).toBeVisible()
        found.push(...(await look(page, name)))
        await page.keyboard.press('Escape')
      }
      expect(found).toEqual([])
    },
    LIMIT_MS,
  )
})
