import { describe, expect, it } from 'vitest'
import type { AddressSource } from '../../../../../electron/client/nodes/node-addresses'
import { NodeLogin } from '../../../../../electron/client/nodes/node-login'
import { AppError } from '../../../../../electron/errors'
import type { SshConnection } from '../../../../../electron/ssh/ssh-connection'
import type { SshTarget } from '../../../../../electron/ssh/ssh-target'

const never = new AbortController().signal

/** A network in which hosts have keys; a key is known under names. */
function network(hosts: Record<string, string>, known: Record<string, string>) {
  const tried: string[] = []
  return {
    hosts,
    tried,
    connect: (target: SshTarget): Promise<SshConnection> => {
      tried.push(target.host)
      const key = hosts[target.host]
      if (key === undefined)
        return Promise.reject(new AppError('unreachable', `${target.host} is silent`, 'Check.'))
      if (known[target.knownAs] !== key && (target.isGuess || known[target.knownAs] !== undefined))
        return Promise.reject(new AppError('host-key', `${target.host} is another host`, 'Compare.'))
      known[target.knownAs] = key
      const connection: Pick<SshConnection, 'target'> = { target }
      return Promise.resolve(connection as SshConnection)
    },
  }
}

const targetAt = (host: string): SshTarget => ({
  label: `pi1 (${host})`,
  host,
  port: 22,
  user: 'pi',
  knownAs: host,
  keyFiles: [],
  agent: null,
  knownHostsFiles: [],
  jumps: [],
})

function login(
  net: ReturnType<typeof network>,
  sources: AddressSource[],
  { name = 'pi1', target = () => targetAt('10.0.0.1') } = {},
) {
  const found: string[] = []
  const node = new NodeLogin(net, { name, target, sources, onFound: (address) => found.push(address) })
  return { found, where: async () => (await node.connect(never)).target.host }
}
const says =
  (...addresses: string[]): AddressSource =>
  () =>
    Promise.resolve(addresses)

describe('a node', () => {
  it('is logged in to at its own address, and nobody is asked for another', async () => {
    const net = network({ '10.0.0.1': 'k1' }, {})
    const ask: AddressSource = () => Promise.reject(new Error('not to be asked'))
    const { found, where } = login(net, [ask])
    expect([await where(), found]).toEqual(['10.0.0.1', []])
  })

  it('is found at another address by its key, told of once, and tried there first from then on', async () => {
    const net = network({ '10.0.0.7': 'k1' }, { '10.0.0.1': 'k1' })
    const { found, where } = login(net, [says('10.0.0.1', '10.0.0.9'), says('10.0.0.7')])
    expect(await where()).toBe('10.0.0.7')
    expect(net.tried).toEqual(['10.0.0.1', '10.0.0.9', '10.0.0.7'])
    expect(await where()).toBe('10.0.0.7')
    expect(net.tried.slice(3)).toEqual(['10.0.0.7'])
    expect(found).toEqual(['10.0.0.7'])
  })

  it('is not taken for the host that has its address now', async () => {
    const net = network({ '10.0.0.1': 'k2', '10.0.0.7': 'k1' }, { '10.0.0.1': 'k1' })
    expect(await login(net, [says('10.0.0.7')]).where()).toBe('10.0.0.7')
  })

  it('is nowhere when whoever answers has another key, or its own was never seen', async () => {
    const other = network({ '10.0.0.7': 'k2' }, { '10.0.0.1': 'k1' })
    await expect(login(other, [says('10.0.0.7')]).where()).rejects.toMatchObject({
      code: 'unreachable',
      message: '10.0.0.1 is silent',
      hint: expect.stringMatching(/^Check\. If it has another address now, give that in/) as string,
    })
    const strange = network({ '10.0.0.7': 'k1' }, {})
    await expect(login(strange, [says('10.0.0.7')]).where()).rejects.toMatchObject({ code: 'unreachable' })
  })

  it('comes back to its own address', async () => {
    const net = network({ '10.0.0.7': 'k1' }, { '10.0.0.1': 'k1' })
    const { where } = login(net, [says('10.0.0.7')])
    await where()
    net.hosts['10.0.0.1'] = 'k1'
    delete net.hosts['10.0.0.7']
    expect(await where()).toBe('10.0.0.1')
  })

  it('has to have the key that it had, when its name leads elsewhere', async () => {
    const net = network({ '10.0.0.1': 'k1', '10.0.0.7': 'k1', '10.0.0.8': 'k2' }, {})
    let host = '10.0.0.1'
    const { where } = login(net, [], { target: () => targetAt(host) })
    await where()
    host = '10.0.0.7'
    expect(await where()).toBe('10.0.0.7')
    host = '10.0.0.8'
    await expect(where()).rejects.toMatchObject({ code: 'host-key' })
  })

  it('without a name is not looked for', async () => {
    const net = network({ '10.0.0.7': 'k1' }, { '10.0.0.1': 'k1' })
    await expect(login(net, [says('10.0.0.7')], { name: '' }).where()).rejects.toMatchObject({
      hint: 'Check.',
    })
  })
})
