/** Networks as their config describes them, and what is wrong with them. */
import * as z from 'zod'
import { NetworkDescription } from '../../agent/core/network/description'
import { Problem } from '../../agent/core/network/problem'
import { domain, request } from './kit/define'
import { ProjectRoot } from './project'

/** A network of an opened project. */
export const NetworkRef = z.object({ root: ProjectRoot, folder: z.string() })
export type NetworkRef = z.infer<typeof NetworkRef>

export const NetworkCheck = z.object({
  /** Null where the config cannot be read to its end. */
  description: NetworkDescription.nullable(),
  problems: z.array(Problem),
})
export type NetworkCheck = z.infer<typeof NetworkCheck>

export const network = domain('network', {
  /** Reads the config in a process of its own and validates what it describes. */
  check: request(NetworkRef, NetworkCheck),
  /** The network as a picture, an SVG document. */
  'draw-graph': request(NetworkDescription, z.string()),
})
