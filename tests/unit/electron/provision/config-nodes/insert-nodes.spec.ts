import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { resourcePath } from '../../../../../electron/paths'
import { insertNodes } from '../../../../../electron/provision/config-nodes/insert-nodes'

const nodes = [
  { name: 'pi1', address: '10.0.0.11', groups: [] },
  { name: 'pi2', address: '10.0.0.12', groups: ['roof'] },
]
const typescript = (text: string, replace = false) => insertNodes(text, 'typescript', nodes, replace)?.text
const python = (text: string, replace = false) => insertNodes(text, 'python', nodes, replace)?.text

it('writes nodes into the config that a new network has, and imports what they need', () => {
  const template = readFileSync(resourcePath('resources/templates/network/config.ts'), 'utf8')
  expect(typescript(template)).toBe(
    template
      .replace('{ CsvSinkJob, defineNetwork, ObjectPipe }', '{ CsvSinkJob, defineNetwork, Node, ObjectPipe }')
      .replace(
        'nodes: [],',
        `nodes: [new Node('10.0.0.11', { name: 'pi1' }), new Node('10.0.0.12', { name: 'pi2', groups: ['roof'] })],`,
      ),
  )
})

it('adds to a list on one line, and goes over several lines when it gets long', () => {
  const one = "import { Node } from 'fission'\ndefineNetwork({\n  nodes: [new Node('10.0.0.11')],\n})\n"
  expect(typescript(one)).toBe(
    one.replace("('10.0.0.11')]", "('10.0.0.11'), new Node('10.0.0.12', { name: 'pi2', groups: ['roof'] })]"),
  )
  const two =
    "import { Node } from 'fission'\nexport default defineNetwork({\n  nodes: [new Node('a'), new Node('b')],\n})\n"
  expect(typescript(two)).toContain(`  nodes: [
    new Node('a'),
    new Node('b'),
    new Node('10.0.0.11', { name: 'pi1' }),
    new Node('10.0.0.12', { name: 'pi2', groups: ['roof'] }),
  ],`)
})

it('leaves comments, and lists that look like it, alone', () => {
  const text = `import { Node } from 'fission'
// nodes: [new Node('wrong')]
const nodes = { nodes: ['not these, }', "nodes: ["] }
export default defineNetwork({
  jobs: [new Job({ nodes: [1] })], /* nodes: [ */
  nodes: [
    new Node('a', { groups: ['x'] }), // by the window, [there]
    // the last one
    new Node('b') // roof
  ],
})
`
  expect(typescript(text)).toBe(
    text.replace(
      "new Node('b') // roof",
      `new Node('b'), // roof
    new Node('10.0.0.11', { name: 'pi1' }),
    new Node('10.0.0.12', { name: 'pi2', groups: ['roof'] }),`,
    ),
  )
})

it('replaces other nodes when asked, keeps those that stay as they are written, and counts the others', () => {
  const text =
    "import { Node } from 'fission'\ndefineNetwork({\n  nodes: [new Node('a'), new Node('10.0.0.12')],\n})\n"
  const result = insertNodes(text, 'typescript', nodes, true)
  expect(result?.others).toBe(1)
  expect(result?.text).toContain("nodes: [new Node('10.0.0.12'), new Node('10.0.0.11', { name: 'pi1' })]")
})

it('changes nothing when all of them are there', () => {
  const text = 'defineNetwork({ nodes: [new Node(\'10.0.0.11\'), new Node("10.0.0.12")] })\n'
  expect(typescript(text)).toBe(text)
})

it('writes into a config in Python', () => {
  const config = readFileSync(
    resourcePath('resources/examples/demo-python/demo_network_v1/config.py'),
    'utf8',
  )
  expect(python(config)).toBe(
    config.replace(
      '    BaseNode("192.168.4.4"),\n',
      `    BaseNode("192.168.4.4"),\n    BaseNode('10.0.0.11', 'pi1'),\n    BaseNode('10.0.0.12', 'pi2'),\n`,
    ),
  )
  expect(python('from fission.core.pipes import PicklePipe\n\nNODES = []  # none yet\n')).toBe(
    'from fission.core.nodes import BaseNode\nfrom fission.core.pipes import PicklePipe\n\n' +
      "NODES = [BaseNode('10.0.0.11', 'pi1'), BaseNode('10.0.0.12', 'pi2')]  # none yet\n",
  )
})

it.each([
  ['typescript', 'defineNetwork({ nodes: NODES })'],
  ['typescript', "defineNetwork({ nodes: 'nodes.csv' })"],
  ['typescript', 'defineNetwork({ nodes: [...a].concat(b) })'],
  ['typescript', 'defineNetwork(settings)'],
  ['python', 'from shared.nodes.nodes import NODES\n'],
  ['python', 'NODES = [BaseNode("a")] + OTHERS\n'],
  ['python', 'NODES = ["unclosed'],
] as const)('finds no list to change in %s: %s', (language, text) => {
  expect(insertNodes(text, language, nodes, false)).toBeNull()
})
