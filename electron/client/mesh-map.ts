/** Which node is which in a mesh, so that the quality between hardware addresses becomes that between nodes. */
import type { NodeId } from '../../agent/core/supervisor/types'
import type { MeshQuality } from '../../agent/protocol/common'

export class MeshMap {
  private readonly nodes = new Map<string, NodeId>()

  /** What a node's heartbeat says of the others that are known by now; undefined: it is in no mesh. */
  qualityOf(node: NodeId, mesh: MeshQuality | null | undefined): Record<NodeId, number> | undefined {
    if (!mesh) return undefined
    this.nodes.set(mesh.self, node)
    const known = Object.entries(mesh.quality).flatMap(([address, quality]): [NodeId, number][] => {
      const other = this.nodes.get(address)
      return other === undefined ? [] : [[other, quality]]
    })
    return Object.fromEntries(known)
  }
}
