/** A network's graph as text in one of several formats. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { NetworkDescription } from '../../agent/core/network/description'
import type { Problem } from '../../agent/core/network/problem'
import { inspectNetwork } from '../project/inspect'
import type { NetworkFolder } from '../project/network-folder'
import { drawGraph } from './draw-graph'
import { drawNetwork } from './drawing'
import { toDot } from './to-dot'
import { toMermaid } from './to-mermaid'

export const graphFormats = ['mermaid', 'dot', 'svg'] as const
export type GraphFormat = (typeof graphFormats)[number]

/** The graph, or why the config cannot be read. A network with mistakes has a graph too: it shows open ends. */
export async function graphNetwork(
  network: NetworkFolder,
  format: GraphFormat,
): Promise<{ ok: true; text: string } | { ok: false; problems: Problem[] }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'fission-bundle-'))
  try {
    const inspection = await inspectNetwork(network, folder)
    return inspection.ok ? { ok: true, text: await write(inspection.network, format) } : inspection
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function write(network: NetworkDescription, format: GraphFormat): Promise<string> {
  const drawing = drawNetwork(network)
  if (format === 'mermaid') return toMermaid(drawing)
  if (format === 'dot') return toDot(network.name, drawing)
  return drawGraph(network)
}
