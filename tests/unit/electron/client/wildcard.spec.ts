import { describe, expect, it } from 'vitest'
import type { NodeDescription } from '../../../../agent/core/network/description'
import { wantedNodes } from '../../../../electron/client/nodes/wildcard'

const node = (address: string, name = '', groups: string[] = []): NodeDescription => {
  return { address, name, groups, slots: null }
}
const up = new Set(['10.9.8.7', '10.9.8.9', '10.9.8.20'])
const answers = (address: string): Promise<boolean> => Promise.resolve(up.has(address))

describe('The nodes of a run', () => {
  it('are those of the config, without the client itself', async () => {
    const nodes = await wantedNodes(
      [node('10.9.8.7', 'roof', ['A']), node('127.0.0.1', '', ['LOCAL'])],
      answers,
    )
    expect(nodes).toEqual([
      {
        id: 'roof',
        name: 'roof',
        address: '10.9.8.7',
        aliases: ['roof', '10.9.8.7'],
        groups: ['A'],
        slots: null,
      },
    ])
  })

  it('are every host that answers where the address ends in a star, each once', async () => {
    const nodes = await wantedNodes([node('10.9.8.*', '10.9.8.*', ['A']), node('10.9.8.9', 'own')], answers)
    expect(nodes.map(({ id, groups }) => [id, groups])).toEqual([
      ['10.9.8.7', ['A']],
      ['10.9.8.20', ['A']],
      ['own', []],
    ])
    expect(nodes[0]?.aliases).toEqual(['10.9.8.7', '10.9.8.*'])
  })

  it.each(['10.9.*', '10.*.8.1', '*'])('are not looked for in a range as large as %s', async (address) => {
    await expect(wantedNodes([node(address)], answers)).rejects.toThrow(/does not stand for the last number/)
  })
})
