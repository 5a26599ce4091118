import { closeSync, openSync, readSync } from 'node:fs'

/** A WAV file is a list of chunks, each with a name of four letters and its size in front of it. */
const RIFF_HEADER_BYTES = 12
const CHUNK_HEADER_BYTES = 8

/** Plain samples, without compression. */
const PCM = 1

/** A WAV file of 16-bit samples, read from front to back without ever having all of it in memory. */
export class WavFile {
  channels = 0
  private readonly file: number
  private position = RIFF_HEADER_BYTES
  private end = 0

  /** Opens the file and reads its header. Throws if it is no WAV file, or one of another kind. */
  constructor(path: string) {
    this.file = openSync(path, 'r')
    const riff = this.bytes(RIFF_HEADER_BYTES, 0).toString('latin1')
    if (!/^RIFF....WAVE$/s.test(riff)) throw new Error(`${path} is no WAV file`)
    this.readHeader(path)
  }

  /**
   * The next `length` samples of each channel, from -1 to 1; fewer at the end of the file, and then none.
   *
   * @returns one array per channel, all of the same length
   */
  read(length: number): Float32Array[] {
    const frameBytes = 2 * this.channels
    const bytes = this.bytes(Math.min(length * frameBytes, this.end - this.position))
    this.position += bytes.length
    const frames = Math.floor(bytes.length / frameBytes)
    return Array.from({ length: this.channels }, (_, channel) =>
      Float32Array.from(
        { length: frames },
        (_, i) => bytes.readInt16LE(i * frameBytes + 2 * channel) / 32768,
      ),
    )
  }

  close(): void {
    closeSync(this.file)
  }

  /** Goes through the chunks of the file up to the one with the samples. */
  private readHeader(path: string): void {
    for (;;) {
      const header = this.bytes(CHUNK_HEADER_BYTES)
      if (header.length < CHUNK_HEADER_BYTES) throw new Error(`${path} contains no samples`)
      const name = header.toString('latin1', 0, 4)
      const size = header.readUInt32LE(4)
      this.position += CHUNK_HEADER_BYTES
      if (name === 'fmt ') this.readFormat(path, this.bytes(size))
      if (name === 'data') {
        this.end = this.position + size
        return
      }
      // Chunks begin at even positions.
      this.position += size + (size % 2)
    }
  }

  private readFormat(path: string, format: Buffer): void {
    if (format.readUInt16LE(0) !== PCM || format.readUInt16LE(14) !== 16) {
      throw new Error(`${path} has no plain 16-bit samples; convert it, e.g. with sox FILE -b 16 NEW.wav`)
    }
    this.channels = format.readUInt16LE(2)
  }

  private bytes(length: number, position = this.position): Buffer {
    const bytes = Buffer.alloc(length)
    return bytes.subarray(0, readSync(this.file, bytes, 0, length, position))
  }
}
