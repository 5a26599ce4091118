/** Writes pieces in one go; `written` is called once all of them have left this process. */
import type { Writable } from 'node:stream'

export function writeAll(stream: Writable, pieces: Buffer[], written?: () => void): void {
  const last = pieces.length - 1
  if (last < 0) return
  stream.cork()
  for (let i = 0; i < last; i++) stream.write(pieces[i])
  if (written === undefined) stream.write(pieces[last])
  else
    stream.write(pieces[last], (error) => {
      // After an error the bytes may still be referred to; they are left to the garbage collector.
      if (error === null || error === undefined) written()
    })
  stream.uncork()
}
