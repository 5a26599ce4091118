import { describe, expect, it } from 'vitest'
import { drawNetwork } from '../../../../electron/graph/drawing'
import { placeDrawing } from '../../../../electron/graph/layout'
import { toDot } from '../../../../electron/graph/to-dot'
import { toMermaid } from '../../../../electron/graph/to-mermaid'
import { toSvg } from '../../../../electron/graph/to-svg'
import { job, network, pipe } from '../../agent/core/network/build'

const mixed = network({
  name: 'a "mixed" one',
  jobs: [
    job(1, { type: 'Source', groups: ['ROOF', 'ALL'], outputs: [1] }),
    job(2, { type: 'Join', inputs: [1, 2], outputs: [3, 4] }),
    job(3, { type: 'Sink', groups: ['LOCAL'], inputs: [3] }),
  ],
  pipes: [pipe(1, { blockCount: 5 }), pipe(2, { async: true }), pipe(3), pipe(4)],
})

describe('a drawing of a network', () => {
  it('has a box for each job and each open end, and a line for each pipe', () => {
    const { boxes, lines } = drawNetwork(mixed)
    expect(boxes.map(({ key, label, groups, isLocal }) => [key, label, groups, isLocal])).toEqual([
      ['job1', 'Source 1', 'ROOF', false],
      ['job2', 'Join 2', '', false],
      ['job3', 'Sink 3', '', true],
      ['from2', '', '', false],
      ['to4', '', '', false],
    ])
    expect(lines).toEqual([
      { from: 'job1', to: 'job2', label: '1 ×5', isAsync: false },
      { from: 'from2', to: 'job2', label: '2', isAsync: true },
      { from: 'job2', to: 'job3', label: '3', isAsync: false },
      { from: 'job2', to: 'to4', label: '4', isAsync: false },
    ])
  })

  it('is Mermaid', () => {
    const text = toMermaid(drawNetwork(mixed))
    expect(text).toContain('    job1("Source 1<br/>ROOF")\n')
    expect(text).toContain('  from2 -.->|2| job2\n')
  })

  it('is the language of Graphviz, with names quoted', () => {
    const text = toDot(mixed.name, drawNetwork(mixed))
    expect(text).toContain('digraph "a \\"mixed\\" one" {')
    expect(text).toContain('job1 [label="Source 1\\nROOF"]')
    expect(text).toContain('from2 -> job2 [label="2", style=dashed]')
  })

  it('is SVG, with names escaped', () => {
    const svg = toSvg('<script>&"', drawNetwork(mixed))
    expect(svg).toContain('<title>&lt;script&gt;&amp;&quot;</title>')
    expect(svg.match(/<rect class="job"/g)).toHaveLength(2)
    expect(svg.match(/<rect class="local"/g)).toHaveLength(1)
    expect(svg.match(/<circle class="open"/g)).toHaveLength(2)
    expect(svg).not.toContain('NaN')
  })

  it('has boxes that do not overlap, from left to right, within the picture', () => {
    const placed = placeDrawing(drawNetwork(mixed))
    const x = (key: string): number => placed.boxes.find(({ box }) => box.key === key)!.x
    expect(x('job1')).toBeLessThan(x('job2'))
    expect(x('job2')).toBeLessThan(x('job3'))
    for (const one of placed.boxes) {
      expect(one.x + one.width / 2).toBeLessThanOrEqual(placed.width)
      expect(one.y + one.height / 2).toBeLessThanOrEqual(placed.height)
      for (const other of placed.boxes) {
        const apart = Math.abs(one.x - other.x) >= (one.width + other.width) / 2
        const above = Math.abs(one.y - other.y) >= (one.height + other.height) / 2
        expect(one === other || apart || above).toBe(true)
      }
    }
  })

  it('may be empty', () => {
    const empty = drawNetwork(network())
    expect(toMermaid(empty)).toBe('graph LR\n')
    expect(toSvg('empty', empty)).toContain('width="1" height="1"')
  })
})
