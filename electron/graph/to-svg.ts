/** A drawing as an SVG picture, which needs no other program and no other file. */
import type { Drawing } from './drawing'
import { placeDrawing, type PlacedBox, type PlacedLine } from './layout'

const style = `
  text { font: 13px sans-serif; text-anchor: middle; dominant-baseline: central; fill: #1f2933 }
  .groups { font-size: 11px; fill: #52606d }
  .job { fill: #e8f1fb; stroke: #2b6cb0 }
  .local { fill: #fdf3e1; stroke: #b7791f }
  .open { fill: #c53030 }
  .pipe { fill: none; stroke: #52606d }
  .async { stroke-dasharray: 5 4 }
  .label { paint-order: stroke; stroke: #ffffff; stroke-width: 4px; font-size: 11px }
  marker path { fill: #52606d }
`

/** Local jobs have a colour of their own, ASYNC pipes are dashed, open ends of pipes are red dots. */
export function toSvg(title: string, drawing: Drawing): string {
  const { width, height, boxes, lines } = placeDrawing(drawing)
  const size = `width="${rounded(width)}" height="${rounded(height)}"`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${rounded(width)} ${rounded(height)}">`,
    `<title>${escaped(title)}</title>`,
    `<style>${style}</style>`,
    '<defs><marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto">',
    '<path d="M0,0 L8,4 L0,8 z"/></marker></defs>',
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    ...lines.map(lineText),
    ...boxes.map(boxText),
    '</svg>',
    '',
  ].join('\n')
}

function lineText({ line, points, label }: PlacedLine): string {
  const way = points.map(({ x, y }) => `${rounded(x)},${rounded(y)}`).join(' ')
  const kind = line.isAsync ? 'pipe async' : 'pipe'
  return (
    `<polyline class="${kind}" points="${way}" marker-end="url(#arrow)"/>` +
    `<text class="label" x="${rounded(label.x)}" y="${rounded(label.y)}">${escaped(line.label)}</text>`
  )
}

function boxText({ box, x, y, width, height }: PlacedBox): string {
  if (box.label === '') return `<circle class="open" cx="${rounded(x)}" cy="${rounded(y)}" r="4"/>`
  const corner = `x="${rounded(x - width / 2)}" y="${rounded(y - height / 2)}"`
  const size = `width="${rounded(width)}" height="${rounded(height)}"`
  const shift = box.groups === '' ? 0 : 9
  const text = (words: string, dy: number, kind: string): string =>
    words === ''
      ? ''
      : `<text class="${kind}" x="${rounded(x)}" y="${rounded(y + dy)}">${escaped(words)}</text>`
  return (
    `<rect class="${box.isLocal ? 'local' : 'job'}" ${corner} ${size} rx="6"/>` +
    text(box.label, -shift, 'name') +
    text(box.groups, shift, 'groups')
  )
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
