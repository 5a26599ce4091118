// Nodes that demo_network_v2, v3 and v4 have in common.
import { Node } from 'fission'

export const nodes = [new Node('192.168.4.2'), new Node('192.168.4.3'), new Node('192.168.4.4')]
