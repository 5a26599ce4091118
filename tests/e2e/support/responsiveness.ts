/** How quickly a page answers, and what it holds in memory. */
import type { Page } from '@playwright/test'
import { expect } from './expect'

/** A quick typist's pace. */
const KEY_PAUSE_MS = 100

/** Types so many keys; gives the milliseconds from each press to the paint after it, in order of length. */
export async function keyToPaint(page: Page, keys: number): Promise<number[]> {
  const listening = await page.evaluateHandle(() => {
    const times: number[] = []
    const listener = (event: KeyboardEvent): void => {
      requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - event.timeStamp)))
    }
    window.addEventListener('keydown', listener, { capture: true })
    const end = (): void => window.removeEventListener('keydown', listener, { capture: true })
    return { times, end }
  })
  await page.keyboard.type('x'.repeat(keys), { delay: KEY_PAUSE_MS })
  const times = (): Promise<number[]> => listening.evaluate((its) => its.times)
  await expect.poll(async () => (await times()).length).toBe(keys)
  await listening.evaluate((its) => its.end())
  return (await times()).sort((a, b) => a - b)
}

/** Waits, looking at every frame, for an element that contains the text; gives the middle of the first one. */
export function untilFrameWith(
  page: Page,
  selector: string,
  text: string,
): Promise<{ x: number; y: number }> {
  // What Playwright waits with looks once a second by the end.
  return page.evaluate(
    ([wanted, words]) =>
      new Promise<{ x: number; y: number }>((resolve) => {
        let before = ''
        const look = (): void => {
          const all = [...document.querySelectorAll(wanted)]
          const box = all.find((element) => element.textContent.includes(words))?.getBoundingClientRect()
          const now = JSON.stringify(box)
          // It has come to rest.
          if (box && now === before) resolve({ x: box.x + box.width / 2, y: box.y + box.height / 2 })
          else requestAnimationFrame(look)
          before = now
        }
        look()
      }),
    [selector, text] as const,
  )
}

/** Bytes of objects that are still used. */
export async function heapBytes(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize
}

/** Frames that a page paints in a second, while `act` goes on. */
export async function framesPerSecond(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const counted = { frames: 0, isOver: false }
    Object.assign(window, { counted })
    const frame = (): void => {
      counted.frames++
      if (!counted.isOver) requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  })
  const startMs = performance.now()
  await act()
  const frames = await page.evaluate(() => {
    const { counted } = window as unknown as { counted: { frames: number; isOver: boolean } }
    counted.isOver = true
    return counted.frames
  })
  return (frames * 1000) / (performance.now() - startMs)
}
