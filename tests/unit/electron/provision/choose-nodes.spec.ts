import { expect, it } from 'vitest'
import { chooseNodes } from '../../../../electron/provision/choose-nodes'

const known = [
  { name: 'desk', address: '192.168.4.2', user: null, dataAddress: null },
  { name: 'roof', address: '192.168.4.3', user: 'lab', dataAddress: '10.0.0.3' },
]
const fresh = { user: null, dataAddress: null }

it('takes all nodes of the inventory when none is named', () => {
  expect(chooseNodes([], known, null)).toEqual(known)
})

it('finds nodes of the inventory by name and by address', () => {
  expect(chooseNodes(['roof', '192.168.4.2'], known, null)).toEqual([known[1], known[0]])
})

it('takes new nodes by address, host name and NAME=ADDRESS', () => {
  expect(chooseNodes(['192.168.4.4', 'pi.local', 'cellar=192.168.4.5', 'fe80::1'], known, null)).toEqual([
    { ...fresh, name: '192.168.4.4', address: '192.168.4.4' },
    { ...fresh, name: 'pi.local', address: 'pi.local' },
    { ...fresh, name: 'cellar', address: '192.168.4.5' },
    { ...fresh, name: 'fe80--1', address: 'fe80::1' },
  ])
})

it('keeps what is known of a node whose address has changed', () => {
  expect(chooseNodes(['roof=192.168.4.30'], known, null)).toEqual([{ ...known[1], address: '192.168.4.30' }])
})

it('logs in everywhere as the user that is given', () => {
  expect(chooseNodes([], known, 'pi').map(({ user }) => user)).toEqual(['pi', 'pi'])
})

it.each(['-oProxyCommand=touch /tmp/x', 'pi1,pi2', 'a b', 'x=-y', '!pi1', 'all:!pi1'])(
  'refuses %j, which Ansible or ssh would take for something else',
  (text) => {
    expect(() => chooseNodes([text], known, null)).toThrow(/neither an address|cannot be called/)
  },
)

it('says so when there is no node at all', () => {
  expect(() => chooseNodes([], [], null)).toThrow('No node was named, and the inventory has none')
})
