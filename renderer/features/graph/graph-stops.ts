/** Where the arrow keys lead on the graph: every job and pipe is a stop. */
import type { NetworkDescription } from '../../../agent/core/network/description'
import { JOB_HEIGHT, JOB_WIDTH } from './places'
import type { Place, Places } from './places'

/** What can have the focus: `job-4` or `pipe-105`, and its middle on the canvas. */
export interface Stop extends Place {
  key: string
}

const directions: Record<string, Place> = {
  ArrowRight: { x: 1, y: 0 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowDown: { x: 0, y: 1 },
  ArrowUp: { x: 0, y: -1 },
}

/** All stops of a network by the places of its jobs; a pipe's is halfway between its jobs. */
export function stopsOf({ jobs, pipes }: NetworkDescription, places: Places): Stop[] {
  const middle = (id: number | undefined): Place | undefined => {
    const place = id === undefined ? undefined : places.get(id)
    return place && { x: place.x + JOB_WIDTH / 2, y: place.y + JOB_HEIGHT / 2 }
  }
  const jobStops = jobs.flatMap(({ id }) => {
    const place = middle(id)
    return place ? [{ key: `job-${id}`, ...place }] : []
  })
  const pipeStops = pipes.flatMap(({ id }) => {
    const from = middle(jobs.find(({ outputs }) => outputs.includes(id))?.id)
    const to = middle(jobs.find(({ inputs }) => inputs.includes(id))?.id)
    return from && to ? [{ key: `pipe-${id}`, x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }] : []
  })
  return [...jobStops, ...pipeStops]
}

/** The nearest stop in the direction of an arrow key, where way aside counts double; none at the edge. */
export function nextStop(stops: readonly Stop[], current: string, key: string): Stop | undefined {
  const from = stops.find((stop) => stop.key === current)
  const direction = directions[key]
  if (!from || !direction) return undefined
  const lengthTo = (stop: Stop): number => {
    const along = (stop.x - from.x) * direction.x + (stop.y - from.y) * direction.y
    const aside = Math.abs((stop.x - from.x) * direction.y) + Math.abs((stop.y - from.y) * direction.x)
    return along > 1 ? along + 2 * aside : Infinity
  }
  const candidates = stops.filter((stop) => lengthTo(stop) < Infinity)
  return candidates.sort((a, b) => lengthTo(a) - lengthTo(b))[0]
}
