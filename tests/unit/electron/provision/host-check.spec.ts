import { expect, it } from 'vitest'
import { judge } from '../../../../electron/provision/host-check'
import { nodeLines } from '../../../../electron/provision/node-lines'

const now = 1_700_000_000_000
const fine = {
  system: 'Raspbian GNU/Linux 12 (bookworm)',
  id: 'raspbian debian',
  processor: 'armhf',
  free: '9000',
  python: '3.11.2',
  node: 'v18.20.4',
  time: '1700000002',
  systemd: 'yes',
  sudo: 'free',
  agent: 'active',
}
const problems = (answers: Record<string, string>) =>
  judge(new Map(Object.entries(answers)), now).filter(({ status }) => status !== 'good')

it('finds nothing wrong with a Raspberry Pi as it should be', () => {
  expect(problems(fine)).toEqual([])
  expect(problems({ ...fine, node: '', agent: 'inactive', sudo: 'password' })).toEqual([])
})

it.each([
  [{ system: 'Alpine Linux v3.20', id: 'alpine ' }, 'system', 'bad', 'no apt'],
  [{ processor: 'armel' }, 'processor', 'bad', 'armel'],
  [{ free: '12' }, 'space', 'bad', '12 MB free, and 150 are needed'],
  [{ python: '' }, 'python', 'bad', 'no Python'],
  [{ python: '3.7.3' }, 'python', 'bad', 'older than 3.9'],
  [{ time: '1699996400' }, 'clock', 'warning', '3600 s behind'],
  [{ sudo: 'no' }, 'sudo', 'bad', 'sudo wants a password'],
])('tells what is wrong with %j, and what to do', (answers, check, status, text) => {
  const found = problems({ ...fine, ...answers })
  expect(found).toMatchObject([{ check, status }])
  expect(found[0]?.text).toContain(text)
  expect(found[0]?.hint).not.toBeNull()
})

it('names nodes as configs do', () => {
  const node = { user: null, dataAddress: null }
  const nodes = [
    { ...node, name: 'pi1', address: '10.0.0.1' },
    { ...node, name: '10.0.0.2', address: '10.0.0.2' },
    { ...node, name: 'pi.local', address: null },
  ]
  expect(nodeLines(nodes, 'typescript')).toEqual([
    "new Node('10.0.0.1', { name: 'pi1' }),",
    "new Node('10.0.0.2'),",
    "new Node('pi.local'),",
  ])
  expect(nodeLines(nodes, 'python')).toEqual([
    "BaseNode('10.0.0.1', 'pi1'),",
    "BaseNode('10.0.0.2'),",
    "BaseNode('pi.local'),",
  ])
})
