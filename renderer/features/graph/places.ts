/** How large jobs are on the graph, and where they lie. */
import type { JobDescription } from '../../../agent/core/network/description'

export const JOB_WIDTH = 176
export const JOB_HEIGHT = 62

/** What places depend on. */
export interface Shape {
  jobs: readonly ShapeJob[]
  pipes: readonly { id: number }[]
}
export type ShapeJob = Pick<JobDescription, 'id' | 'inputs' | 'outputs'>

/** A point on the canvas; of a job, its upper left corner. */
export interface Place {
  x: number
  y: number
}

/** Which way blocks flow. */
export type Direction = 'RIGHT' | 'DOWN'
export type Places = ReadonlyMap<number, Place>

/** Where everything lies when blocks flow one way. */
export interface Layout {
  /** Of jobs, by their ids. */
  places: Places
  /** Where pipes bend on their way past other jobs, by their ids. */
  bends: ReadonlyMap<number, readonly Place[]>
}

/** Blocks flow to the right, as text does, unless that is too small to read and downwards is larger by this. */
const READABLE_ZOOM = 0.75
const WORTH_IT = 1.15
/** Of the pane, around the network. */
const MARGIN_SHARE = 0.12

/** How large a network can be shown in a pane, at most in its own size. */
export function fittingZoom(places: Places, pane: { width: number; height: number }): number {
  const xs = [...places.values()].map(({ x }) => x)
  const ys = [...places.values()].map(({ y }) => y)
  const width = Math.max(...xs) - Math.min(...xs) + JOB_WIDTH
  const height = Math.max(...ys) - Math.min(...ys) + JOB_HEIGHT
  return Math.min(1, ((1 - MARGIN_SHARE) * pane.width) / width, ((1 - MARGIN_SHARE) * pane.height) / height)
}

/** Which of the two layouts can be read better in a pane. */
export function betterDirection(
  layouts: { RIGHT: Pick<Layout, 'places'>; DOWN?: Pick<Layout, 'places'> },
  pane: { width: number; height: number },
): Direction {
  if (!layouts.DOWN) return 'RIGHT'
  const zoom = fittingZoom(layouts.RIGHT.places, pane)
  return zoom < READABLE_ZOOM && fittingZoom(layouts.DOWN.places, pane) > WORTH_IT * zoom ? 'DOWN' : 'RIGHT'
}
