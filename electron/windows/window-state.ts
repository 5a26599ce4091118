/** Where the main window was, and whether that place is still on a screen. */
import type { Rectangle } from 'electron'
import * as z from 'zod'

/** Name of it in the memory of windows. */
export const STATE_KEY = 'window-state'

const WindowState = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(200),
  height: z.int().min(200),
  isMaximized: z.boolean(),
})
type WindowState = z.infer<typeof WindowState>

const usual = { width: 1360, height: 860 }

/** A window that shows less of itself than this cannot be caught with the mouse. */
const LEAST_VISIBLE_PX = 80

/** What was remembered, as far as it fits the screens that are there now. */
export function restoreState(
  stored: unknown,
  screens: readonly Rectangle[],
): Partial<WindowState> & { width: number; height: number } {
  const parsed = WindowState.safeParse(stored)
  if (!parsed.success) return usual
  const isVisible = screens.some((screen) => overlaps(parsed.data, screen))
  const { width, height, isMaximized } = parsed.data
  return isVisible ? parsed.data : { width, height, isMaximized }
}

function overlaps(window: Rectangle, screen: Rectangle): boolean {
  const width = Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x)
  const isTopVisible = window.y >= screen.y && window.y <= screen.y + screen.height - LEAST_VISIBLE_PX
  return width >= LEAST_VISIBLE_PX && isTopVisible
}
