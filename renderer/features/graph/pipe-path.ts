/** How a pipe is drawn that leads past other jobs: through the gaps that the layout has left for it. */
import type { Direction, Place } from './places'

export interface PipePath {
  /** As the attribute `d` of an SVG path has it. */
  path: string
  /** The middle of its label. */
  label: Place
}

/**
 * A curve through the bends of a pipe. It leaves and meets every point in the direction of the flow. Null where there is no
 * bend, or the pipe leads back.
 */
export function pathThrough(points: readonly Place[], direction: Direction): PipePath | null {
  const along = direction === 'RIGHT' ? 'x' : 'y'
  const across = direction === 'RIGHT' ? 'y' : 'x'
  const parts = points.slice(1).map((to, index) => ({ from: points[index]!, to }))
  const [first] = parts
  if (first === undefined || parts.length < 2) return null
  if (parts.some(({ from, to }) => to[along] < from[along])) return null
  const curves = parts.map(({ from, to }) => {
    const middle = (from[along] + to[along]) / 2
    const control = (place: Place): string => textOf({ ...place, [along]: middle })
    return `C ${control(from)} ${control(to)} ${textOf(to)}`
  })
  // Beside a job there is room for a line; between the layers there is room for a label, most where the line is steepest.
  const steepness = ({ from, to }: typeof first): number => Math.abs(to[across] - from[across])
  const { from, to } = parts.reduce((most, part) => (steepness(part) > steepness(most) ? part : most))
  return {
    path: `M ${textOf(first.from)} ${curves.join(' ')}`,
    label: { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 },
  }
}

function textOf({ x, y }: Place): string {
  return `${x},${y}`
}
