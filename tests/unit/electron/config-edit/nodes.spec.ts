import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { ConfigAction } from '../../../../electron/contract/config-edit'
import { resourcePath } from '../../../../electron/paths'
import { edit, edited } from './editing'

const addNodes = (replace = false): ConfigAction => ({
  type: 'add-nodes',
  replace,
  nodes: [
    { name: 'pi1', address: '10.0.0.11', groups: [] },
    { name: 'pi2', address: '10.0.0.12', groups: ['roof'] },
  ],
})
const withNodes = (nodes: string, imports = "import { defineNetwork, Node } from 'fission'"): string =>
  `${imports}\nexport default defineNetwork({\n  jobs: [],\n  nodes: ${nodes},\n})\n`

it('writes nodes into the config that a new network has, and imports what they need', async () => {
  const template = readFileSync(resourcePath('resources/templates/network/config.ts'), 'utf8')
  expect(await edited('ts', template, addNodes())).toBe(
    template
      .replace('{ CsvSinkJob, defineNetwork, ObjectPipe }', '{ CsvSinkJob, defineNetwork, Node, ObjectPipe }')
      .replace(
        'nodes: [],',
        `nodes: [new Node('10.0.0.11', { name: 'pi1' }), new Node('10.0.0.12', { name: 'pi2', groups: ['roof'] })],`,
      ),
  )
})

it('adds to a list on one line, and goes over several lines when it gets long', async () => {
  const one = withNodes("[new Node('10.0.0.11')]")
  expect(await edited('ts', one, addNodes())).toBe(
    one.replace("('10.0.0.11')]", "('10.0.0.11'), new Node('10.0.0.12', { name: 'pi2', groups: ['roof'] })]"),
  )
  expect(await edited('ts', withNodes("[new Node('a'), new Node('b')]"), addNodes())).toBe(
    withNodes(`[
    new Node('a'),
    new Node('b'),
    new Node('10.0.0.11', { name: 'pi1' }),
    new Node('10.0.0.12', { name: 'pi2', groups: ['roof'] }),
  ]`),
  )
})

it('leaves remarks, and lists that look like it, alone', async () => {
  const text = `import { Job, defineNetwork, Node } from 'fission'
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
  expect(await edited('ts', text, addNodes())).toBe(
    text.replace(
      "new Node('b') // roof",
      `new Node('b'), // roof
    new Node('10.0.0.11', { name: 'pi1' }),
    new Node('10.0.0.12', { name: 'pi2', groups: ['roof'] })`,
    ),
  )
})

it('replaces other nodes when asked, and keeps those that stay as they are written', async () => {
  const text = withNodes("[new Node('a'), new Node('10.0.0.12')]")
  expect(await edited('ts', text, addNodes(true))).toBe(
    withNodes("[new Node('10.0.0.12'), new Node('10.0.0.11', { name: 'pi1' })]"),
  )
  const long = withNodes("[\n    new Node('a'),\n    new Node('10.0.0.12'), // here\n  ]")
  expect(await edited('ts', long, addNodes(true))).toBe(
    withNodes("[\n    new Node('10.0.0.12'),\n    new Node('10.0.0.11', { name: 'pi1' }),\n  ]"),
  )
})

it('changes nothing when all of them are there, in constants too', async () => {
  const plain = withNodes('[new Node(\'10.0.0.11\'), new Node("10.0.0.12")]')
  expect(await edited('ts', plain, addNodes())).toBe(plain)
  const named = `const roof = new Node('10.0.0.12')\n${withNodes("[new Node('10.0.0.11'), roof]")}`
  expect(await edited('ts', named, addNodes(true))).toBe(named)
})

it('writes into a config in Python, and says what becomes of groups', async () => {
  const file = 'resources/examples/demo-python/demo_network_v1/config.py'
  const config = readFileSync(resourcePath(file), 'utf8')
  expect(await edited('py', config, addNodes())).toBe(
    config.replace(
      '    BaseNode("192.168.4.4"),\n',
      '    BaseNode("192.168.4.4"),\n    BaseNode("10.0.0.11", "pi1"),\n    BaseNode("10.0.0.12", "pi2"),\n',
    ),
  )
  const empty = 'from fission.core.pipes import PicklePipe\n\nJOBS = []\nNODES = []  # none yet\n'
  const change = await edit('py', empty, addNodes())
  expect(change).toMatchObject({
    after:
      'from fission.core.pipes import PicklePipe\nfrom fission.core.nodes import BaseNode\n\nJOBS = []\n' +
      'NODES = [BaseNode("10.0.0.11", "pi1"), BaseNode("10.0.0.12", "pi2")]  # none yet\n',
    remarks: [expect.stringContaining('GROUPS = ["roof"]')],
  })
})

it.each([
  ['ts', withNodes('NODES', "import { NODES } from './nodes'")],
  ['ts', withNodes("'nodes.csv'")],
  ['ts', withNodes('[...a].concat(b)')],
  ['ts', 'export default defineNetwork(settings)\n'],
  ['py', 'from shared.nodes.nodes import NODES\n'],
  ['py', 'NODES = [BaseNode("a")] + OTHERS\n'],
  ['py', 'NODES = [BaseNode("a")]\nNODES.append(BaseNode("b"))\n'],
] as const)('refuses in %s where the list is not written there: %s', async (language, text) => {
  expect(await edit(language, text, addNodes())).toMatchObject({
    type: 'refusal',
    message: `The nodes of network/config.${language} are not a list that is written there`,
  })
})
