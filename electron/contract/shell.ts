/** Shells on the nodes of a run, in terminals of the window. */
import * as z from 'zod'
import { domain, request, stream } from './kit/define'

/** Names a shell for whoever has opened it; made by the window, and never used again. */
const ShellId = z.uuid()
const Size = { columns: z.int().min(1).max(1000), rows: z.int().min(1).max(1000) }

export const shell = domain('shell', {
  /** Opens a login shell on a node that the run is connected to; ends with the shell, or when the window does. */
  open: stream(
    z.object({ id: ShellId, run: z.string(), node: z.string(), ...Size }),
    z.object({ data: z.string() }),
  ),
  type: request(z.object({ id: ShellId, data: z.string().max(1024 * 1024) }), z.void()),
  resize: request(z.object({ id: ShellId, ...Size }), z.void()),
})
