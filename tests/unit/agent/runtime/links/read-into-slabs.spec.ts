import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { connect, createServer, type TLSSocket } from 'node:tls'
import { expect, it, onTestFinished } from 'vitest'
import type { ReadSlab } from '../../../../../agent/runtime/frames/read-slab'
import { acceptingOptions, openingOptions } from '../../../../../agent/runtime/links/psk'
import { readIntoSlabs } from '../../../../../agent/runtime/links/read-into-slabs'

const key = Buffer.alloc(32, 9)

/** Both ends of a connection. */
async function pair(): Promise<{ accepted: TLSSocket; opened: TLSSocket }> {
  const server = createServer({ ...acceptingOptions(), pskCallback: () => key })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const coming = once(server, 'secureConnection') as Promise<[TLSSocket]>
  const opened = connect({ host: '127.0.0.1', port, ...openingOptions('run', key) })
  const [accepted] = await coming
  onTestFinished(() => {
    for (const socket of [accepted, opened]) socket.destroy()
    server.close()
  })
  return { accepted, opened }
}

/** What came when the other side has ended. */
async function all(socket: TLSSocket, start: (take: (chunk: Buffer) => void) => void): Promise<string> {
  const chunks: Buffer[] = []
  start((chunk) => chunks.push(Buffer.from(chunk)))
  await once(socket, 'end')
  return Buffer.concat(chunks).toString()
}

it('reads into slabs that are used again', async () => {
  const { accepted, opened } = await pair()
  const seen = new Set<ReadSlab | null>()
  const text = 'x'.repeat(2_000_000)
  opened.end(text)
  const came = await all(accepted, (take) => {
    expect(
      readIntoSlabs(accepted, (chunk, slab) => {
        seen.add(slab)
        take(chunk)
      }),
    ).toBe(true)
  })
  expect(came).toBe(text)
  expect(seen.has(null)).toBe(false)
  // 2 MB through slabs of 256 KiB that nobody holds.
  expect(seen.size).toBeLessThanOrEqual(2)
})

it('reads as ever what keeps nothing that could be set, and what has read something already', async () => {
  const plain = await pair()
  plain.opened.end('hello')
  expect(
    await all(plain.accepted, (take) => {
      expect(readIntoSlabs(plain.accepted, take, null)).toBe(false)
    }),
  ).toBe('hello')

  const late = await pair()
  late.opened.end('early and late')
  await once(late.accepted, 'readable')
  expect(
    await all(late.accepted, (take) => {
      expect(readIntoSlabs(late.accepted, take)).toBe(false)
    }),
  ).toBe('early and late')
})
