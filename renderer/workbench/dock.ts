/** Where panels are: the only code that speaks to the docking. */
import type { DockviewApi, SerializedDockview } from 'dockview-vue'
import { shallowReactive, shallowRef } from 'vue'
import type { Panel, Place } from './feature'
import { panels } from './features'
import { focusFirst } from './parts'

type PanelParams = Record<string, unknown>

interface ShowOptions {
  /** Names the thing that the panel shows; each thing has a panel of its own. */
  thing?: string
  title?: string
  params?: PanelParams
  /** Leaves the focus where it is. */
  inBackground?: boolean
}

const api = shallowRef<DockviewApi | null>(null)
/** Ids of the panels that are open now. */
export const openPanels = shallowReactive(new Set<string>())
/** Id of the panel that the user works in; `editor:path` for a file. */
export const activePanel = shallowRef<string | null>(null)
const closeGuards = new Map<string, () => Promise<boolean>>()

/** Takes over the docking when it is ready, with the layout of last time if there is one. */
export function attachDock(dock: DockviewApi, layout: SerializedDockview | null): void {
  api.value = dock
  // The docking makes a landmark of every group, beside those that panels make of themselves.
  dock.onDidAddGroup(({ element }) => element.setAttribute('role', 'group'))
  dock.onDidAddPanel((panel) => openPanels.add(panel.id))
  dock.onDidRemovePanel((panel) => openPanels.delete(panel.id))
  dock.onDidActivePanelChange(() => (activePanel.value = dock.activePanel?.id ?? null))
  if (layout === null || !restore(dock, layout)) buildLayout(dock)
}

/** A layout of another version may name panels that are no more. */
function restore(dock: DockviewApi, layout: SerializedDockview): boolean {
  try {
    dock.fromJSON(layout)
    return true
  } catch (error) {
    console.warn('The layout of last time cannot be restored', error)
    dock.clear()
    return false
  }
}

/** Forgets the docking; the window shows something else. */
export function detachDock(): void {
  api.value = null
  openPanels.clear()
  activePanel.value = null
}

/** Puts all panels back to where they are at first. */
export function resetLayout(): void {
  if (!api.value) return
  const editors = api.value.panels.filter(({ id }) => id.includes(':'))
  const shown = editors.map(({ id, title, params }) => ({ id, title, params: params as PanelParams }))
  api.value.clear()
  buildLayout(api.value)
  for (const { id, title, params } of shown) {
    const [panel = '', ...thing] = id.split(':')
    showPanel(panel, { thing: thing.join(':'), title, params })
  }
}

/** In this order, what is at the bottom lies below the middle and what is at its right. */
const buildOrder: readonly Place[] = ['left', 'bottom', 'right', 'center']

function buildLayout(dock: DockviewApi): void {
  for (const place of buildOrder) {
    const initial = panels.filter((panel) => panel.place === place && panel.isInitial)
    for (const panel of initial) add(dock, panel, panel.id, { inBackground: true })
    dock.getPanel(initial[0]?.id ?? '')?.api.setActive()
  }
  for (const { id, place } of panels) dock.getPanel(id)?.api.setSize(sizes[place])
}

/** Shows a panel, opening it where it belongs unless it is open. */
export function showPanel(id: string, options: ShowOptions = {}): void {
  const dock = api.value
  const panel = panels.find((known) => known.id === id)
  if (!dock || !panel) return
  const key = options.thing === undefined ? id : `${id}:${options.thing}`
  const existing = dock.getPanel(key)
  if (!existing) return add(dock, panel, key, options)
  if (options.params) existing.api.updateParameters(options.params)
  if (!options.inBackground) existing.api.setActive()
}

/** Moves the focus into a panel that is shown: to the first thing in it that takes it. */
export function focusPanel(key: string): void {
  const group = api.value?.getPanel(key)?.group.element
  if (group) focusFirst(group.querySelector<HTMLElement>('[role=tabpanel]') ?? group)
}

/** Closes a panel without asking. */
export function closePanel(key: string): void {
  const panel = api.value?.getPanel(key)
  if (panel) api.value?.removePanel(panel)
}

/** Puts a panel for another thing where this one is, shown if this one was. */
export function replacePanel(key: string, thing: string, title: string, params: PanelParams): void {
  const dock = api.value
  const old = dock?.getPanel(key)
  const [id = ''] = key.split(':')
  if (!dock || !old) return
  const isShown = old.group.activePanel === old
  dock.addPanel({
    id: `${id}:${thing}`,
    component: id,
    title,
    params: { ...params, panelKey: `${id}:${thing}` },
    inactive: !isShown,
    renderer: 'onlyWhenVisible',
    position: { referencePanel: old, index: old.group.panels.indexOf(old) },
  })
  closePanel(key)
}

/** Asks before a panel is closed by its tab; the guard may refuse. */
export function guardClose(key: string, guard: () => Promise<boolean>): () => void {
  closeGuards.set(key, guard)
  return () => closeGuards.delete(key)
}

/** Closes a panel as its user does, after its guard has agreed. */
export async function requestClose(key: string): Promise<void> {
  if (await (closeGuards.get(key)?.() ?? Promise.resolve(true))) closePanel(key)
}

export function setPanelTitle(key: string, title: string): void {
  api.value?.getPanel(key)?.api.setTitle(title)
}

/** The layout, as it can be stored. */
export function layoutNow(): SerializedDockview | null {
  return api.value?.toJSON() ?? null
}

/** Hears of every change of the layout. */
export function onLayoutChange(listener: () => void): void {
  api.value?.onDidLayoutChange(listener)
}

function add(dock: DockviewApi, panel: Panel, key: string, options: ShowOptions): void {
  const isFirst = panelAt(dock, panel.place) === undefined
  dock.addPanel({
    id: key,
    component: panel.id,
    title: options.title ?? panel.title(),
    params: { ...options.params, panelKey: key },
    inactive: options.inBackground ?? false,
    renderer: 'onlyWhenVisible',
    position: positionOf(dock, panel.place),
  })
  if (!isFirst) return
  dock.getPanel(key)?.api.setSize(sizes[panel.place])
  // The editor takes the larger part of what it shares.
  const right = panel.place === 'center' ? panelAt(dock, 'right') : undefined
  right?.api.setSize({ width: Math.round(dock.width * RIGHT_SHARE) })
}

const RIGHT_SHARE = 0.38

const sizes: Record<Place, { width?: number; height?: number }> = {
  left: { width: 240 },
  center: {},
  right: {},
  bottom: { height: 260 },
}

type Position = NonNullable<Parameters<DockviewApi['addPanel']>[0]['position']>
type Direction = 'left' | 'right' | 'above' | 'below' | 'within'

function panelAt(dock: DockviewApi, place: Place): DockviewApi['panels'][number] | undefined {
  const isThere = ({ id }: { id: string }): boolean =>
    panels.find((panel) => panel.id === id.split(':')[0])?.place === place
  const { activePanel: active } = dock
  return active && isThere(active) ? active : dock.panels.find(isThere)
}

/** Where a place lies, seen from the other places, nearest first. */
const neighbours: Record<Place, readonly [Place, Direction][]> = {
  left: [],
  center: [
    ['right', 'left'],
    ['bottom', 'above'],
    ['left', 'right'],
  ],
  right: [
    ['center', 'right'],
    ['bottom', 'above'],
    ['left', 'right'],
  ],
  bottom: [
    ['center', 'below'],
    ['right', 'below'],
    ['left', 'right'],
  ],
}

/** Among the panels of the same place; else beside the nearest other one; else at the edge. */
function positionOf(dock: DockviewApi, place: Place): Position {
  const candidates = [[place, 'within'] as const, ...neighbours[place]]
  for (const [other, direction] of candidates) {
    const referencePanel = panelAt(dock, other)?.id
    if (referencePanel !== undefined) return { referencePanel, direction }
  }
  return { direction: place === 'left' ? 'left' : 'right' }
}
