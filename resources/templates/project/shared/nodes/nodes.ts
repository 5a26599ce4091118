// Nodes that several networks of this project use: import { roof } from '../shared/nodes/nodes'

export {}
