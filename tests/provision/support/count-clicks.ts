/** Counts a user's clicks in a page, as long as it is not loaded anew. */
import type { Page } from '@playwright/test'

export interface Clicks {
  count(): Promise<number>
}

/** Begins at nought. */
export async function countClicks(page: Page): Promise<Clicks> {
  const counter = await page.evaluateHandle(() => {
    const clicks = { count: 0 }
    document.addEventListener('pointerdown', () => clicks.count++, { capture: true })
    return clicks
  })
  return { count: () => counter.evaluate(({ count }) => count) }
}
