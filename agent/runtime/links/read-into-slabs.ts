/**
 * Lets a TLS socket that was accepted read into slabs. Node gives it a new buffer for each record of 16 KiB, and at a
 * quarter of a gigabyte a second collecting those took 9 % of a processor, of the 68 % that a relaying agent had.
 *
 * `onread` (net.Socket) does so for sockets that connect, and TLS has no such option for those that are accepted. What it
 * sets is the same for both: three properties, whose names are Node's secret and are found here by what is in them, and the
 * handle's first buffer. Where a Node is built differently the socket stays as it is.
 */
import { Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { SlabReader, type ReadSlab } from '../frames/read-slab'

/** Takes a chunk; `slab` is where it lies, if its buffer is to be used again. */
type TakeChunk = (chunk: Buffer, slab: ReadSlab | null) => void

interface OnreadKeys {
  buffer: symbol
  nextBuffer: symbol
  callback: symbol
}

/** What Node keeps of a socket's `onread`. */
type OnreadSocket = Record<symbol, unknown> & { _handle?: { useUserBuffer?(buffer: Buffer): void } | null }

let keys: OnreadKeys | null | undefined

/** Reads the socket from now on, into slabs where that can be had: true if so. */
export function readIntoSlabs(socket: TLSSocket, take: TakeChunk, found = (keys ??= findKeys())): boolean {
  const isSlabbed = found !== null && socket.readableLength === 0 && setOnread(socket, take, found)
  if (isSlabbed) socket.resume()
  else socket.on('data', (chunk: Buffer) => take(chunk, null))
  return isSlabbed
}

function setOnread(socket: TLSSocket, take: TakeChunk, found: OnreadKeys): boolean {
  const inner = socket as unknown as OnreadSocket
  const handle = inner._handle
  if (typeof handle?.useUserBuffer !== 'function') return false
  const slabs = new SlabReader()
  const first = slabs.space()
  inner[found.buffer] = first
  inner[found.nextBuffer] = () => slabs.space()
  inner[found.callback] = (bytes: number): boolean => {
    const { current } = slabs
    take(slabs.take(bytes), current)
    return true
  }
  handle.useUserBuffer(first)
  return true
}

/** Where a socket that is given `onread` keeps it. */
function findKeys(): OnreadKeys | null {
  const bytes = new Uint8Array(1)
  const next = (): Uint8Array => bytes
  const callback = (): boolean => true
  const fixed = socketWith({ buffer: bytes, callback })
  const renewed = socketWith({ buffer: next, callback })
  const found = {
    buffer: keyOf(fixed, bytes),
    nextBuffer: keyOf(renewed, next),
    callback: keyOf(fixed, callback),
  }
  return Object.values(found).includes(undefined) ? null : (found as OnreadKeys)
}

function socketWith(onread: object): OnreadSocket {
  // Documented for connect(); the types know it only there.
  return new Socket({ onread } as object) as unknown as OnreadSocket
}

function keyOf(socket: OnreadSocket, value: unknown): symbol | undefined {
  return Object.getOwnPropertySymbols(socket).find((key) => socket[key] === value)
}
