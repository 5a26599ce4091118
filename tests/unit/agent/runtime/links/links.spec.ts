import { createServer, connect as connectPlain } from 'node:net'
import { once } from 'node:events'
import { createServer as createTlsServer } from 'node:tls'
import { describe, expect, it, vi } from 'vitest'
import { controlFrame, FrameKind, makeFrame } from '../../../../../agent/protocol/frame'
import { acceptingOptions, openingOptions } from '../../../../../agent/runtime/links/psk'
import { block, blockRun } from '../blocks'
import { ended, opening, otherRun, rawLink, Receiving, runKey, Sending } from './link-pair'

const seen = (look: () => void) => vi.waitFor(look, { timeout: 5000, interval: 2 })

describe('a link', () => {
  it('carries runs and the end', async () => {
    const to = await new Receiving().listen()
    const from = new Sending(to.port)
    await seen(() => expect(from.events).toEqual(['ready']))
    from.client.accept(blockRun(1, 5))
    from.client.accept(blockRun(6, 100, { bytes: 5000 }))
    from.client.end(0, 106)
    await seen(() => expect(to.got.at(-1)).toBe('end'))
    expect(to.rounds).toBe(105)
  })

  it('is tried until the reader is there', async () => {
    const to = await new Receiving().listen()
    to.isHere = false
    const from = new Sending(to.port)
    await seen(() => expect(from.count('broken')).toBeGreaterThan(1))
    expect(from.count('ready')).toBe(0)
    to.isHere = true
    await seen(() => expect(from.count('ready')).toBe(1))
  })

  it('comes back after a break, also after one of the whole agent', async () => {
    const to = await new Receiving().listen()
    const from = new Sending(to.port)
    await seen(() => expect(from.count('ready')).toBe(1))
    to.breakLink()
    await seen(() => expect(from.count('ready')).toBe(2))
    to.server.close()
    await seen(() => expect(from.count('broken')).toBe(2))
    const again = await new Receiving().listen(to.port)
    await seen(() => expect(from.count('ready')).toBe(3))
    from.client.accept(blockRun(1, 1))
    await seen(() => expect(again.rounds).toBe(1))
  })

  it('leads to the same agent whatever the epoch of the reader', async () => {
    const from = new Sending(1)
    const reaches = (port: number, epoch: number) =>
      from.client.reaches({ type: 'node', node: 'n', address: { host: '127.0.0.1', port }, epoch })
    expect([reaches(1, 1), reaches(1, 2), reaches(2, 1)]).toEqual([true, true, false])
  })

  it('tells nothing more when it is closed', async () => {
    const to = await new Receiving().listen()
    const from = new Sending(to.port)
    await seen(() => expect(from.events).toEqual(['ready']))
    from.client.close()
    const other = new Sending(to.port)
    await seen(() => expect(other.events).toEqual(['ready']))
    expect(from.events).toEqual(['ready'])
  })
})

describe('back-pressure', () => {
  it('stops the sender when the reader is full, and goes on when it has room; nothing is lost', async () => {
    const to = await new Receiving().listen()
    to.room = false
    const from = new Sending(to.port)
    await seen(() => expect(from.count('ready')).toBe(1))
    let sent = 0
    while (from.client.accept(blockRun(++sent, 1, { bytes: 256 * 1024 })));
    expect(from.count('drained')).toBe(0)
    await seen(() => expect(to.resume).not.toBeNull())
    to.room = true
    to.resume!()
    await seen(() => expect(from.count('drained')).toBe(1))
    await seen(() => expect(to.rounds).toBe(sent))
  })

  it('frees the sender when the link breaks while it waits', async () => {
    const to = await new Receiving().listen()
    to.room = false
    const from = new Sending(to.port)
    await seen(() => expect(from.count('ready')).toBe(1))
    let round = 0
    while (from.client.accept(blockRun(++round, 1, { bytes: 256 * 1024 })));
    to.breakLink()
    await seen(() => expect(from.events.slice(0, 3)).toEqual(['ready', 'broken', 'drained']))
  })
})

describe('epochs', () => {
  it('refuse an older source for good', async () => {
    const to = await new Receiving().listen()
    to.expectedEpoch = 3
    const from = new Sending(to.port, { sourceEpoch: 2 })
    await seen(() => expect(from.events).toEqual(['stale']))
  })

  it('let a newer source take the place of the older, which learns that it is stale', async () => {
    const to = await new Receiving().listen()
    const older = new Sending(to.port)
    await seen(() => expect(older.count('ready')).toBe(1))
    const newer = new Sending(to.port, { sourceEpoch: 2 })
    await seen(() => expect([newer.count('ready'), older.events.at(-1)]).toEqual([1, 'stale']))
    newer.client.accept(blockRun(1, 1))
    await seen(() => expect(to.rounds).toBe(1))
    expect(newer.events).toEqual(['ready'])
  })
})

describe('what is refused, while the next link works', () => {
  async function stillWorks(to: Receiving): Promise<void> {
    const from = new Sending(to.port)
    await seen(() => expect(from.count('ready')).toBe(1))
    const before = to.rounds
    from.client.accept(blockRun(1, 1))
    await seen(() => expect(to.rounds).toBe(before + 1))
  }

  it('is a wrong key', async () => {
    const to = await new Receiving().listen()
    const from = new Sending(to.port, { key: Buffer.alloc(32, 1) })
    await seen(() => expect(to.log.join()).toMatch(/link refused/))
    await seen(() => expect(from.count('broken')).toBeGreaterThan(0))
    expect(from.count('ready')).toBe(0)
    await stillWorks(to)
  })

  it('is an unknown run, and someone who speaks no TLS', async () => {
    const to = await new Receiving().listen()
    await ended(
      rawLink(to.port, undefined, {
        pskCallback: () => ({ psk: Buffer.alloc(32), identity: 'run-unknown' }),
      }),
    )
    const plain = connectPlain(to.port, '127.0.0.1')
    plain.on('error', () => plain.destroy())
    plain.write('GET / HTTP/1.1\r\n\r\n')
    await new Promise((resolve) => plain.resume().once('close', resolve))
    await stillWorks(to)
  })

  it('is who has the key of another run', async () => {
    const to = await new Receiving().listen()
    const socket = rawLink(to.port, otherRun.key, openingOptions(otherRun.id, otherRun.key))
    socket.write(controlFrame(opening))
    await ended(socket)
    expect(to.log.join()).toMatch(/key of another run/)
    expect(to.got).toEqual([])
    await stillWorks(to)
  })

  const good = controlFrame(opening)
  it.each([
    ['garbage instead of an opening', Buffer.from('GET / HTTP/1.1\r\n\r\n'), /garbage/],
    ['an opening that is no JSON', makeFrame(FrameKind.control, 0, 0, 0, Buffer.from('{')), /JSON/],
    ['an opening that lacks something', controlFrame({ run: opening.run }), /pipe/],
    ['a block before the opening', block(1, 1, 'x'), /blocks of pipe 1 on a link of pipe null/],
    [
      'a block of another pipe',
      Buffer.concat([good, block(2, 1, 'x')]),
      /blocks of pipe 2 on a link of pipe 1/,
    ],
    ['a second opening', Buffer.concat([good, good]), /kind 5 out of order/],
    [
      'an end of another pipe',
      Buffer.concat([good, makeFrame(FrameKind.end, 2, 0, 1)]),
      /kind 3 out of order/,
    ],
    [
      'a frame that is too large',
      Buffer.concat([good, Buffer.from('7fffffff01000001', 'hex'), Buffer.alloc(8)]),
      /garbage/,
    ],
  ])('is %s', async (_, bytes, reason) => {
    const to = await new Receiving().listen()
    const socket = rawLink(to.port)
    socket.write(bytes)
    await ended(socket)
    expect(to.log.join('\n')).toMatch(reason)
    expect(to.got).toEqual([])
    await stillWorks(to)
  })

  it('is a block whose rest never comes', async () => {
    const to = await new Receiving().listen()
    const socket = rawLink(to.port)
    socket.end(Buffer.concat([good, block(1, 1, 'whole'), block(1, 2, 'not whole').subarray(0, 20)]))
    await ended(socket)
    await seen(() => expect(to.got).toEqual(['1+1']))
    await stillWorks(to)
  })

  it('is a connection that says nothing', async () => {
    const to = await new Receiving(20).listen()
    await ended(rawLink(to.port))
    expect(to.log.join()).toMatch(/said nothing/)
    await stillWorks(to)
  })
})

describe('a sender whose other side', () => {
  it.each([
    ['sends blocks back', block(1, 1, 'x')],
    ['answers with garbage', Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['answers with an unknown answer', controlFrame({ type: 'maybe' })],
  ])('%s, tries again and survives', async (_, answer) => {
    let connections = 0
    const server = createTlsServer({ ...acceptingOptions(), pskCallback: () => runKey }, (socket) => {
      connections++
      socket.on('error', () => socket.destroy())
      socket.once('data', () => socket.write(answer))
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const from = new Sending((server.address() as { port: number }).port)
    await seen(() => expect(connections).toBeGreaterThan(1))
    expect(from.count('ready')).toBe(0)
    from.client.close()
    server.close()
  })

  it('is no TLS server at all, tries again and survives', async () => {
    let connections = 0
    const server = createServer((socket) => {
      connections++
      socket.on('error', () => socket.destroy())
      socket.end('SSH-2.0-OpenSSH\r\n')
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const from = new Sending((server.address() as { port: number }).port)
    await seen(() => expect(connections).toBeGreaterThan(1))
    from.client.close()
    server.close()
  })
})
