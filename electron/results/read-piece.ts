/** A file piece by piece, for a copy of it. */
import { open } from 'node:fs/promises'
import { fileError } from '../errors'

const PIECE_BYTES = 1024 * 1024

/** The bytes from an offset on as Base64, and where the next piece begins; null behind the last one. */
export async function readPiece(
  file: string,
  offset: number,
): Promise<{ data: string; next: number | null }> {
  try {
    const handle = await open(file)
    try {
      const piece = Buffer.alloc(PIECE_BYTES)
      const { bytesRead } = await handle.read(piece, 0, PIECE_BYTES, offset)
      const data = piece.toString('base64', 0, bytesRead)
      return { data, next: bytesRead < PIECE_BYTES ? null : offset + bytesRead }
    } finally {
      await handle.close()
    }
  } catch (error) {
    throw fileError(`Reading ${file}`, error)
  }
}
