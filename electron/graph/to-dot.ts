/** A drawing in the language of Graphviz. */
import type { Box, Drawing } from './drawing'

/** Local jobs in a cluster of their own. */
export function toDot(name: string, { boxes, lines }: Drawing): string {
  const local = boxes.filter(({ isLocal }) => isLocal)
  return [
    `digraph ${quoted(name)} {`,
    '  rankdir=LR',
    '  node [shape=box, style=rounded, fontname="sans-serif"]',
    '  edge [fontname="sans-serif"]',
    ...boxes.filter(({ isLocal }) => !isLocal).map((box) => `  ${boxText(box)}`),
    ...(local.length === 0
      ? []
      : [
          '  subgraph cluster_locals {',
          '    label="locals"',
          ...local.map((box) => `    ${boxText(box)}`),
          '  }',
        ]),
    ...lines.map(({ from, to, label, isAsync }) => {
      const style = isAsync ? ', style=dashed' : ''
      return `  ${from} -> ${to} [label=${quoted(label)}${style}]`
    }),
    '}',
    '',
  ].join('\n')
}

function boxText({ key, label, groups }: Box): string {
  if (label === '') return `${key} [label="", shape=point]`
  return `${key} [label=${quoted(groups === '' ? label : `${label}\n${groups}`)}]`
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`
}
