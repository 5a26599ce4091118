/** What a feature adds to the window. Each is a folder below `features/` whose `index.ts` exports `feature`. */
import type { Component } from 'vue'
import type { Command } from './commands'

/** Where a panel opens unless the user has moved it. */
export type Place = 'left' | 'center' | 'right' | 'bottom'

export interface Panel {
  /** Name in saved layouts; the panel of a thing, such as a file, has one instance per thing. */
  id: string
  /** In the language of the moment. */
  title: () => string
  icon: Component
  place: Place
  /** Loaded when the panel is first shown. Gets the panel's parameters as the prop `params`. */
  load: () => Promise<{ default: Component }>
  /** What is large and needed as soon as a project is open: loaded before that, while the window has nothing else to do. */
  loadAhead?: () => Promise<unknown>
  /** Whether it belongs to a new layout. */
  isInitial?: boolean
  /** One per thing: opened by others with parameters, never from the menu. */
  isPerThing?: boolean
  /** Its place among others, low ones first. */
  order?: number
}

/** Something small that is always visible. */
export interface Slot {
  component: Component
  order: number
}

export interface Feature {
  panels?: Panel[]
  commands?: Command[]
  /** Left and right of the top bar's middle. */
  topBar?: Slot[]
  statusBar?: Slot[]
  /** Shown instead of the panels while no project is open. */
  home?: Component
  /** Always there, above everything: dialogs. */
  overlay?: Component
  /** Windows of their own: the name in the address (`#/name?…`) → what is in them. */
  windows?: Record<string, () => Promise<{ default: Component }>>
  /** Runs once, when the window is connected and before it is shown. */
  start?: () => void
}
