import { describe, expect, it } from 'vitest'
import { DataPort } from '../../../../../agent/runtime/links/data-port'
import { RpcError } from '../../../../../agent/protocol/rpc-error'

/** A node with addresses, and the data port of its agent. */
function onNode(addresses: Set<string>, address: string, port = 0) {
  const listened: string[] = []
  const listener = {
    listen: (host: string, wanted: number): Promise<number> => {
      listened.push(`${host}:${wanted}`)
      return Promise.resolve(wanted || 7000)
    },
  }
  const log: string[] = []
  const options = { name: 'pi1', address, port, log: (text: string) => log.push(text) }
  return { listened, log, data: new DataPort(listener, options, (one) => addresses.has(one)) }
}

describe('the data port', () => {
  it('stays where it is told to be, whatever clients say, as long as that is an address of the node', async () => {
    const { data, listened } = onNode(new Set(['192.168.0.1', '10.0.0.1']), '10.0.0.1')
    await data.open()
    await data.follow('192.168.0.1')
    expect(data.address).toEqual({ host: '10.0.0.1', port: 7000 })
    expect(listened).toEqual(['10.0.0.1:0'])
  })

  it('keeps its number at the address by which a client comes, once its own is gone', async () => {
    const addresses = new Set(['10.0.0.1'])
    const { data, listened } = onNode(addresses, '10.0.0.1')
    await data.open()
    addresses.delete('10.0.0.1')
    addresses.add('10.0.0.7')
    await Promise.all([data.follow('10.0.0.7'), data.follow('10.0.0.7')])
    expect(listened).toEqual(['10.0.0.1:0', '10.0.0.7:7000'])
    expect(data.isHere({ host: '10.0.0.7', port: 7000 })).toBe(true)
    expect(data.isHere({ host: '10.0.0.1', port: 7000 })).toBe(false)
  })

  it('does not follow to an address that only the client takes for the node’s', async () => {
    const { data } = onNode(new Set(['10.0.0.1']), '10.0.0.9')
    await data.open()
    await data.follow('172.16.0.1')
    expect(() => data.address).toThrow(RpcError)
    expect(() => data.address).toThrow(
      /Node pi1 is to get data at 10\.0\.0\.9, which is not an address of it/,
    )
  })

  it('waits for an address that comes late, and prefers it to the client’s', async () => {
    const addresses = new Set(['192.168.0.1'])
    const { data, log } = onNode(addresses, '10.0.0.1', 4711)
    await data.open()
    expect(log[0]).toContain('waits for a client')
    addresses.add('10.0.0.1')
    await data.follow('192.168.0.1')
    expect(data.address).toEqual({ host: '10.0.0.1', port: 4711 })
  })
})
