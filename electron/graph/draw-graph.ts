/** A description as a picture. */
import type { NetworkDescription } from '../../agent/core/network/description'
import { drawNetwork } from './drawing'

/** An SVG document; the layout is loaded when it is first needed. */
export async function drawGraph(network: NetworkDescription): Promise<string> {
  const { toSvg } = await import('./to-svg')
  return toSvg(network.name, drawNetwork(network))
}
