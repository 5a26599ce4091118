/** A drawing as Mermaid, which Markdown pages show as a picture. */
import type { Box, Drawing } from './drawing'

/** Local jobs in a subgraph of their own. */
export function toMermaid({ boxes, lines }: Drawing): string {
  const part = (name: string, inside: Box[]): string[] =>
    inside.length === 0 ? [] : [`  subgraph ${name}`, ...inside.map((box) => `    ${boxText(box)}`), '  end']
  return [
    'graph LR',
    ...part(
      'network',
      boxes.filter(({ isLocal }) => !isLocal),
    ),
    ...part(
      'locals',
      boxes.filter(({ isLocal }) => isLocal),
    ),
    ...lines.map(({ from, to, label, isAsync }) => `  ${from} ${isAsync ? '-.->' : '-->'}|${label}| ${to}`),
    '',
  ].join('\n')
}

function boxText({ key, label, groups }: Box): string {
  if (label === '') return `${key}(( ))`
  const text = groups === '' ? label : `${label}<br/>${groups}`
  return `${key}("${text.replaceAll('"', '#quot;')}")`
}
