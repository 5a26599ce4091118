// Nodes of this network, for config.ts to import. Groups say which jobs may run on a node.
import { Node } from 'fission'

export const roof = new Node('192.168.4.2', { name: 'roof', groups: ['outdoor'] })
