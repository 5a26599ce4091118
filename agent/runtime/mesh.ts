/** Transmit quality to other nodes of a B.A.T.M.A.N. mesh, as `batctl o` tells it. */
import { execFile } from 'node:child_process'
import type { MeshQuality } from '../protocol/common'

/** Routes change slowly, and asking costs a process. */
const INTERVAL_MS = 5000

/** `batctl` that hangs is ended. */
const TIMEOUT_MS = 2000

/** Asks every few seconds, and never again where there is no mesh. */
export class MeshReader {
  private last: MeshQuality | null = null
  private askedAt = -Infinity
  private isThere = true

  read(): MeshQuality | null {
    if (this.isThere && performance.now() - this.askedAt > INTERVAL_MS) this.ask()
    return this.last
  }

  private ask(): void {
    this.askedAt = performance.now()
    execFile('batctl', ['o'], { timeout: TIMEOUT_MS, windowsHide: true }, (error, output) => {
      if (error?.code === 'ENOENT') this.isThere = false
      this.last = error ? null : readOriginators(output)
    })
  }
}

/**
 * Reads the table of `batctl o`: the first line names this node's own address in the mesh, every other line one way to
 * another node, the chosen one marked with `*`, its quality from 0 to 255 in brackets. B.A.T.M.A.N. V tells throughput
 * instead, with a decimal point, which is no quality. Null when the text is no such table.
 */
export function readOriginators(output: string): MeshQuality | null {
  const [, self] = /MainIF\/MAC: [^/\s]+\/([0-9a-f:]{17})/i.exec(output) ?? []
  if (self === undefined) return null
  const quality: Record<string, number> = {}
  const chosen = /^\s*\*\s+([0-9a-f:]{17})\s+[\d.]+s\s+\(\s*(\d{1,3})\)/gim
  for (const [, address, value] of output.matchAll(chosen)) {
    if (address !== undefined && Number(value) <= 255) quality[address.toLowerCase()] = Number(value)
  }
  return { self: self.toLowerCase(), quality }
}
