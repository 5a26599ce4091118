/** Transmit quality to other nodes of a B.A.T.M.A.N. mesh, as `batctl o` tells it. */
import { execFile } from 'node:child_process'
import { readFile, stat } from 'node:fs/promises'
import type { MeshQuality } from '../protocol/common'

/** Routes change slowly, and asking costs a process. */
const INTERVAL_MS = 5000

/** `batctl` that hangs is ended. */
const TIMEOUT_MS = 2000

/** A table that was written longer ago says nothing about now. */
const STALE_MS = 20_000

/**
 * Where a service of root writes the table (ansible/roles/batman): `batctl` answers nobody else, whatever capabilities they
 * have, and an agent is not root.
 */
const TABLE_FILE = '/run/fission-mesh/originators'

/** Reads the table every few seconds: the one that root writes, else by asking `batctl` itself, where there is one. */
export class MeshReader {
  private last: MeshQuality | null = null
  private lookedAt = -Infinity
  private hasProgram = true

  constructor(private readonly file = TABLE_FILE) {}

  /** What was found last; null where there is no mesh. */
  read(): MeshQuality | null {
    if (performance.now() - this.lookedAt > INTERVAL_MS) {
      this.lookedAt = performance.now()
      void this.look()
    }
    return this.last
  }

  /** Looks now. */
  async look(): Promise<void> {
    const text = (await readWritten(this.file)) ?? (this.hasProgram ? await this.ask() : null)
    this.last = text === null ? null : readOriginators(text)
  }

  private ask(): Promise<string | null> {
    return new Promise((resolve) => {
      execFile('batctl', ['o', '-n'], { timeout: TIMEOUT_MS, windowsHide: true }, (error, output) => {
        if (error?.code === 'ENOENT') this.hasProgram = false
        resolve(error ? null : output)
      })
    })
  }
}

/** The table in a file; empty when it is too old, null when there is none. */
async function readWritten(file: string): Promise<string | null> {
  try {
    const { mtimeMs } = await stat(file)
    return Date.now() - mtimeMs > STALE_MS ? '' : await readFile(file, 'utf8')
  } catch {
    // No mesh, or one that nobody writes down.
    return null
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
