import { defineNetwork, ForwardingJob, MultiNode, Node, reset } from 'fission'
import { beforeEach, describe, expect, it } from 'vitest'
import { isNetwork } from '../../../../agent/sdk/define-network'

beforeEach(reset)

const messageOf = (config: unknown): string => {
  try {
    defineNetwork(config as never)
  } catch (error) {
    if (error instanceof TypeError) return error.message
    throw error
  }
  return 'fine'
}

describe('a config', () => {
  it('with every key becomes a network', () => {
    const config = {
      user: 'pi',
      remoteRoot: '/home/pi/fission',
      logLevel: 'DEBUG' as const,
      logFile: 'FISSION.log',
      clientIp: null,
      debugWindow: true,
      jobs: [new ForwardingJob()],
      nodes: [new Node('192.168.4.2'), new MultiNode('192.168.4.*')],
      preCopy: true,
      headSize: 2,
      pulseInterval: 0.5,
      suspectAfterMs: 1000,
      lostAfterMs: 2000,
      onClientLost: 'stop' as const,
      clientGraceMs: 0,
      crash: { restarts: 0, backoffMs: 0, giveUp: 'fail-run' as const },
    }
    const network = defineNetwork(config)
    expect(network.config).toBe(config)
    expect(isNetwork(network)).toBe(true)
    expect(isNetwork(config)).toBe(false)
    expect(messageOf({ user: undefined, nodes: 'nodes.csv' })).toBe('fine')
  })

  it.each([
    [undefined, 'defineNetwork takes an object, e.g. defineNetwork({ jobs: […] }), not undefined'],
    [{ nods: [] }, 'The config has no key nods; did you mean nodes?'],
    [{ onClientLost: 'pause' }, /^onClientLost of the config is one of 'continue', 'stop', not 'pause'/],
    [{ clientGraceMs: -1 }, /^clientGraceMs of the config is milliseconds of at least 0, not -1/],
    [{ LOG_LEVEL: 'INFO' }, 'The config has no key LOG_LEVEL; did you mean logLevel?'],
    [{ constructor: 1, x: 1 }, /^The config has no key constructor; the keys are user, remoteRoot, /],
    [
      { crash: { restart: 1 } },
      'crash of the config is wrong: The config has no key crash.restart; did you mean crash.restarts?',
    ],
    [{ user: '' }, "user of the config is a text, not ''"],
    [{ user: 5 }, 'user of the config is a text, not 5'],
    [{ debugWindow: 'yes' }, "debugWindow of the config is true or false, not 'yes'"],
    [
      { logLevel: 'LOUD' },
      "logLevel of the config is one of 'DEBUG', 'INFO', 'WARNING', 'ERROR', 'CRITICAL', not 'LOUD'",
    ],
    [{ headSize: 0 }, 'headSize of the config is a whole number from 1 to 64, not 0'],
    [{ pulseInterval: NaN }, 'pulseInterval of the config is seconds above 0, not NaN'],
    [{ jobs: {} }, 'jobs of the config is a list, not an object of class Object'],
    [
      { jobs: [ForwardingJob] },
      'jobs of the config is a list of job objects, but item 1 is the class or function ForwardingJob',
    ],
    [{ nodes: ['a'] }, "nodes of the config is a list of Node or MultiNode objects, but item 1 is 'a'"],
    [{ crash: 3 }, 'crash of the config is an object, not 3'],
    [
      { crash: { giveUp: 'x' } },
      "crash of the config is wrong: crash.giveUp of the config is one of 'end-job', 'fail-run', not 'x'",
    ],
  ])('%o is refused with a sentence', (config, message) => {
    expect(messageOf(config)).toMatch(message)
  })
})

describe('a node', () => {
  it('has its address for a name and no limit unless told', () => {
    expect(new Node('192.168.4.2')).toMatchObject({ name: '192.168.4.2', groups: [], slots: null })
    expect(new Node('pi.local', { name: 'roof', groups: 'outdoor', slots: 2 })).toMatchObject({
      address: 'pi.local',
      name: 'roof',
      groups: ['outdoor'],
      slots: 2,
    })
    expect(new MultiNode(['a', 'b'], { groups: ['x', 'y'] })).toMatchObject({
      addresses: ['a', 'b'],
      groups: ['x', 'y'],
    })
  })

  it('refuses an address or a number of slots that cannot be', () => {
    expect(() => new Node('')).toThrow("A node's address is a host name or IP address, not ''")
    expect(() => new Node(undefined as never)).toThrow('not undefined')
    expect(() => new MultiNode([])).toThrow('A MultiNode needs at least one address')
    expect(() => new Node('a', { slots: 0 })).toThrow(
      'slots of node a is a whole number of at least 1, not 0',
    )
  })
})
