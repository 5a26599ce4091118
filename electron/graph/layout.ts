/** Where boxes and lines of a drawing are, from left to right. */
import { Graph, layout } from '@dagrejs/dagre'
import type { Box, Drawing, Line } from './drawing'

/** About as wide as a character of the labels. */
const CHARACTER_WIDTH = 7.5
const LINE_HEIGHT = 18
const PADDING = 14
const OPEN_END = 10

interface Point {
  x: number
  y: number
}

/** The middle of the box, and its size, in pixels. */
export interface PlacedBox extends Point {
  box: Box
  width: number
  height: number
}

/** The points of a line, and the middle of its label. */
export interface PlacedLine {
  line: Line
  points: Point[]
  label: Point
}

export interface PlacedDrawing {
  width: number
  height: number
  boxes: PlacedBox[]
  lines: PlacedLine[]
}

/** Places every box and every line. */
export function placeDrawing({ boxes, lines }: Drawing): PlacedDrawing {
  const graph = new Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'LR', nodesep: 24, ranksep: 48, marginx: 16, marginy: 16 })
  const sizes = new Map(boxes.map((box) => [box.key, sizeOf(box)]))
  for (const { key } of boxes) graph.setNode(key, { ...sizes.get(key) })
  for (const [index, { from, to, label }] of lines.entries()) {
    const width = label.length * CHARACTER_WIDTH
    graph.setEdge(from, to, { width, height: LINE_HEIGHT, labelpos: 'c' }, String(index))
  }
  layout(graph)
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number }
  return {
    width: Math.max(width, 1),
    height: Math.max(height, 1),
    boxes: boxes.map((box) => ({ box, ...sizes.get(box.key)!, ...(graph.node(box.key) as Point) })),
    lines: lines.map((line, index) => {
      const edge = graph.edge(line.from, line.to, String(index)) as Point & { points: Point[] }
      return { line, points: edge.points, label: { x: edge.x, y: edge.y } }
    }),
  }
}

function sizeOf({ label, groups }: Box): { width: number; height: number } {
  if (label === '') return { width: OPEN_END, height: OPEN_END }
  const longest = Math.max(label.length, groups.length)
  const rows = groups === '' ? 1 : 2
  return { width: longest * CHARACTER_WIDTH + 2 * PADDING, height: rows * LINE_HEIGHT + PADDING }
}
