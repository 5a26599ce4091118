import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { NetworkDescription } from '../../../../../agent/core/network/description'
import { validateNetwork } from '../../../../../agent/core/network/validate'
import { addTopology } from '../../../../../electron/project/topology/add-topology'
import type { RawDescription } from '../../../../../electron/project/inspect-protocol'
import { job, node, pipe } from '../../../agent/core/network/build'

let root: string
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'fission-topology-'))
  mkdirSync(path.join(root, 'demo/filters'), { recursive: true })
  writeFileSync(path.join(root, 'demo/filters/run'), '')
})
afterEach(() => rmSync(root, { recursive: true }))

/** What a file with this text adds to the network. */
function add(text: string, changes: Partial<RawDescription> = {}, names: Record<string, string> = {}) {
  writeFileSync(path.join(root, 'demo/old.xml'), text)
  const position = { file: 'demo/config.py', line: 3 }
  const raw: RawDescription = {
    name: 'demo',
    config: 'demo/config.py',
    settings: {},
    jobs: [],
    pipes: [],
    nodes: [],
    topology: { file: 'demo/old.xml', names, position },
    ...changes,
  }
  return addTopology(raw, { root, folder: path.join(root, 'demo'), name: 'demo', config: 'demo/config.py' })
}

function added(...given: Parameters<typeof add>) {
  const result = add(...given)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result
}

const algorithm = (inside: string): string => `<network>
  <node pi_id="10.0.0.1">
    <algorithm path="demo/filters" executable="./run --fast">
${inside}
    </algorithm>
  </node>
</network>`

const chain = `<network>
  <node pi_id="10.0.0.1">
    <source path="demo/filters" executable="./run">
      <output pipe_id="1" block_size="4" block_count="2"/>
    </source>
  </node>
  <node pi_id="10.0.0.2">
    <sink path="demo/filters" executable="./run">
      <input pipe_id="1" block_size="4" block_count="2"/>
      <parameter param="-v &lt; 3"/>
      <parameter param="last"/>
    </sink>
  </node>
</network>`

describe('a topology file', () => {
  it('becomes jobs that prefer their nodes, pipes and nodes, each with its line', () => {
    const { network, warnings } = added(chain)
    expect(warnings).toEqual([])
    expect(network.jobs).toMatchObject([
      { id: 1, type: 'DynamicMARVELOJob', language: 'executable', defaultNode: '10.0.0.1', outputs: [1] },
      {
        id: 2,
        defaultNode: '10.0.0.2',
        groups: ['ALL'],
        inputs: [1],
        position: { file: 'demo/old.xml', line: 8 },
      },
    ])
    expect(network.jobs[1]?.program).toMatchObject({
      command: ['./run'],
      parameters: ['-v', '<', '3', 'last'],
      pipesAs: 'descriptors',
      isMissing: false,
    })
    expect(network.jobs[1]?.dependencies).toEqual([{ path: 'demo/filters', kind: 'directory' }])
    expect(network.pipes).toMatchObject([{ id: 1, blockSize: 4, blockCount: 2, position: { line: 4 } }])
    expect(network.nodes).toMatchObject([{ address: '10.0.0.1', slots: 2 }, { address: '10.0.0.2' }])
    const whole = NetworkDescription.parse({ ...network, version: 1 })
    expect(validateNetwork(whole, 'run')).toEqual([])
  })

  it('counts ids on from the config’s jobs, takes its pipes and does not repeat its nodes', () => {
    const { network } = added(algorithm('<input pipe_id="7"/>'), {
      jobs: [job(3, { outputs: [7] })],
      pipes: [pipe(7, { type: 'IntPipe', blockSize: 4 })],
      nodes: [node('10.0.0.1', { name: 'roof' })],
    })
    expect(network.jobs.map(({ id }) => id)).toEqual([3, 4])
    expect(network.pipes).toMatchObject([{ id: 7, type: 'IntPipe', blockSize: 4 }])
    expect(network.nodes).toHaveLength(1)
  })

  it('may call things differently, as the config says', () => {
    const text = '<n><pi at="10.0.0.9"><a does="./run"><in no="1"/><arg is="x"/></a></pi></n>'
    const names = {
      ip: 'at',
      executable: 'does',
      input: 'in',
      pipe_id: 'no',
      parameter_tag: 'arg',
      parameter: 'is',
    }
    expect(added(text, {}, names).network.jobs).toMatchObject([
      { inputs: [1], program: { parameters: ['x'] } },
    ])
  })

  it('has sizes of 1 where it gives none, and a warning for a tag that means nothing', () => {
    const { network, warnings } = added(
      algorithm('<inptu pipe_id="1"/>\n<output pipe_id="2" block_size=""/>'),
    )
    expect(network.pipes).toMatchObject([{ id: 2, blockSize: 1, blockCount: 1 }])
    expect(warnings).toMatchObject([{ code: 'topology-unknown-tag', position: { line: 4 } }])
  })

  it('leaves two sources, two destinations and missing programs to the rules, which point at its lines', () => {
    const twice = algorithm('<output pipe_id="1"/>').replace('./run', './gone')
    const text = `${twice.replace('</network>', '')}${twice.split('\n').slice(1).join('\n')}`
    const whole = NetworkDescription.parse({ ...added(text).network, version: 1 })
    const found = validateNetwork(whole, 'run').map(({ code, position }) => [code, position?.file])
    expect(found).toContainEqual(['program-missing', 'demo/old.xml'])
    expect(found.some(([code]) => code?.includes('source'))).toBe(true)
  })
})

describe('a topology file is refused, with the line', () => {
  const bomb =
    '<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;&b;">]>\n<network>&c;</network>'
  const external =
    '<!-- c -->\n\n<!DOCTYPE n [<!ENTITY x SYSTEM "file:///etc/passwd">]><network>&x;</network>'
  it.each([
    ['an entity bomb', bomb, 2, /declares a document type or entities, which are not read/],
    ['an external entity', external, 3, /declares a document type or entities/],
    [
      'a tag that is not closed',
      '<network>\n<node pi_id="1">\n</network>',
      3,
      /is not valid XML: Expected closing tag/,
    ],
    ['no XML at all', 'hello', 1, /is not valid XML/],
    ['nothing', '', 1, /is not valid XML/],
    ['two outermost tags', '<network/>\n<network/>', 2, /has not exactly one outermost tag/],
    ['a node without an address', '<network>\n<node/></network>', 2, /has a <node> without pi_id/],
    ['an address with spaces', '<network>\n<node pi_id="a b"/></network>', 2, /'a b', which is no address/],
    [
      'an algorithm without a program',
      '<network><node pi_id="a">\n<x path="y"/></node></network>',
      2,
      /<x> without executable/,
    ],
    ['a pipe without an id', algorithm('<input/>'), 4, /<input> without pipe_id/],
    [
      'a pipe with an id that is no number',
      algorithm('<input pipe_id="one"/>'),
      4,
      /pipe_id 'one', which is no whole number/,
    ],
    ['a size that is no number', algorithm('<input pipe_id="1" block_size="4.5"/>'), 4, /block_size '4.5'/],
    ['a parameter without a value', algorithm('<parameter/>'), 4, /<parameter> without param/],
    [
      'two block sizes of one pipe',
      chain.replace('"4"', '"8"'),
      9,
      /gives pipe 1 the block size 4, but it has 8 \(demo\/old\.xml:4\)/,
    ],
    [
      'two block counts of one pipe',
      chain.replace('"2"/>', '"3"/>'),
      9,
      /gives pipe 1 the block count 2, but it has 3/,
    ],
  ])('%s', (_name, text, line, message) => {
    const result = add(text)
    if (result.ok) throw new Error('accepted')
    expect(result.problems).toMatchObject([{ code: 'topology', position: { file: 'demo/old.xml', line } }])
    expect(result.problems[0]?.message).toMatch(message)
    expect(result.problems[0]?.message).toMatch(/^demo\/old\.xml /)
  })

  it('writing to a pipe of the config whose blocks a program cannot end', () => {
    const result = add(algorithm('<output pipe_id="7"/>'), {
      pipes: [pipe(7, { type: 'PicklePipe', encoding: 'pickle' })],
    })
    expect(result).toMatchObject({ ok: false, problems: [{ position: { line: 4 } }] })
  })

  it.each([
    [
      { file: 'demo/none.xml', names: {} },
      /XML_FILE of demo\/config\.py names demo\/none\.xml, which cannot be read/,
    ],
    [
      { file: 'demo/old.xml', names: { adress: 'x' } },
      /XML_ARGS of demo\/config\.py has no name adress; the names are ip,/,
    ],
  ])('by the config that names it: %j', (topology, message) => {
    const result = add(chain, { topology: { ...topology, position: { file: 'demo/config.py', line: 3 } } })
    if (result.ok) throw new Error('accepted')
    expect(result.problems).toMatchObject([
      { code: 'topology-config', position: { file: 'demo/config.py', line: 3 } },
    ])
    expect(result.problems[0]?.message).toMatch(message)
  })
})
