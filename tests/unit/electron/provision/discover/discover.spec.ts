import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { hostLines } from '../../../../../electron/cli/discover-on-terminal'
import type { FoundHost } from '../../../../../electron/contract/provisioning'
import { addressesOf } from '../../../../../electron/provision/discover/address-range'
import { FoundHosts } from '../../../../../electron/provision/discover/found-hosts'
import { sightingsOf } from '../../../../../electron/provision/discover/mdns'
import { raspberryPis } from '../../../../../electron/provision/discover/neighbours'
import { scan } from '../../../../../electron/provision/discover/scan'

it('lists a host once, by what says most, with every way that led to it', () => {
  const told: FoundHost[] = []
  const found = new FoundHosts((host) => told.push(host))
  const address = '192.168.4.20'
  found.add({ address, name: null, kind: 'ssh', foundBy: 'scan', evidence: 'a' })
  found.add({ address: '192.168.4.3', name: 'x', kind: 'ssh', foundBy: 'scan', evidence: 'a' })
  found.add({ address, name: 'pi1', kind: 'node', foundBy: 'mdns', evidence: 'b' })
  found.add({ address, name: 'other', kind: 'raspberry-pi', foundBy: 'neighbour', evidence: 'c' })
  found.add({ address, name: 'pi1', kind: 'node', foundBy: 'mdns', evidence: 'b' })
  expect(told).toHaveLength(4)
  expect(found.hosts).toEqual([
    { address, name: 'pi1', kind: 'node', foundBy: ['scan', 'mdns', 'neighbour'], evidence: ['a', 'b', 'c'] },
    { address: '192.168.4.3', name: 'x', kind: 'ssh', foundBy: ['scan'], evidence: ['a'] },
  ])
})

// As Linux 6.1, macOS 14 and Windows 11 print them.
it.each([
  ['192.168.4.2      0x1         0x2         b8:27:eb:01:02:03     *        eth0', 'b8:27:eb:01:02:03'],
  ['pi.lan (192.168.4.2) at dc:a6:32:1:2:3 on en0 ifscope [ethernet]', 'dc:a6:32:01:02:03'],
  ['  192.168.4.2           2c-cf-67-0a-0b-0c     dynamic', '2c:cf:67:0a:0b:0c'],
])('knows a Raspberry Pi by its hardware address in %j', (line, hardware) => {
  const others = 'Address HWtype\n192.168.4.1 0x1 0x2 00:11:22:33:44:55 * eth0\n'
  expect(raspberryPis(`${others}${line}\n`)).toEqual([
    {
      address: '192.168.4.2',
      name: null,
      kind: 'raspberry-pi',
      foundBy: 'neighbour',
      evidence: `Its hardware address ${hardware} is a Raspberry Pi's.`,
    },
  ])
})

it('reads ranges in every way they are written', () => {
  expect(addressesOf('192.168.4.8/30')).toEqual(['192.168.4.9', '192.168.4.10'])
  expect(addressesOf('192.168.4.254-192.168.5.1')).toEqual([
    ...['192.168.4.254', '192.168.4.255', '192.168.5.0', '192.168.5.1'],
  ])
  expect(addressesOf('10.0.0.2-4')).toEqual(['10.0.0.2', '10.0.0.3', '10.0.0.4'])
  expect(addressesOf(' 172.31.0.9 ')).toEqual(['172.31.0.9'])
  expect(addressesOf('192.168.4.77/24')).toHaveLength(254)
})

it.each([
  ['192.168.4', 'is no range'],
  ['192.168.4.9-2', 'is no range'],
  ['192.168.4.300', 'is no range'],
  ['192.168.4.0/0', 'is no range'],
  ['10.0.0.0/8', 'more than 4096'],
  ['8.8.8.0/28', 'not a private network'],
  ['172.31.255.250-172.32.0.2', 'not a private network'],
])('refuses %j', (range, reason) => {
  expect(() => addressesOf(range)).toThrow(reason)
})

it('takes IPv4 addresses of an announcement, and others where there is none', () => {
  const service = { name: 'Fission node on pi1', host: 'pi1.local' }
  const addresses = ['fe80::1', 'fd00::2', '192.168.4.2']
  expect(sightingsOf('fission', { ...service, addresses })).toMatchObject([
    { address: '192.168.4.2', name: 'pi1', kind: 'node', foundBy: 'mdns' },
  ])
  expect(sightingsOf('ssh', { ...service, addresses: addresses.slice(0, 2) })).toMatchObject([
    { address: 'fd00::2', kind: 'ssh' },
  ])
})

it('asks each address once, and knows an SSH server by its first line', async () => {
  let connections = 0
  const server = createServer((socket) => {
    connections++
    socket.on('error', () => socket.destroy())
    socket.write('SSH-2.0-OpenSSH_9.2p1 Raspbian-2+deb12u3\r\n')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const found = new FoundHosts()
  // Nobody listens at the second address.
  await scan(
    ['127.0.0.1', '127.0.0.2'],
    (sighting) => found.add(sighting),
    new AbortController().signal,
    port,
  )
  server.close()
  expect(connections).toBe(1)
  expect(found.hosts).toEqual([
    {
      address: '127.0.0.1',
      name: null,
      kind: 'raspberry-pi',
      foundBy: ['scan'],
      evidence: ['Its SSH server calls itself OpenSSH_9.2p1 Raspbian-2+deb12u3.'],
    },
  ])
})

it('says what to do when nothing was found', () => {
  expect(hostLines([])).toContain('fission discover 192.168.4.0/24')
})
