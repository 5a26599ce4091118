/** A node that was cut off while its run ended goes on with it; whoever reaches it next ends it there. */
import { RpcError } from '../../../agent/protocol/rpc-error'
import type { AgentLink } from '../agent-link'

/** One run that had ended everywhere else. */
export interface Leftover {
  node: string
  run: string
  network: string
}

/** Time that its jobs get to end by themselves. */
const GRACE_MS = 500

export class Leftovers {
  private readonly ended = new Set<string>()

  /** Ends what is left on these nodes of runs that any node so far has said to be over; gives what that was. */
  async clear(links: ReadonlyMap<string, AgentLink>): Promise<Leftover[]> {
    const lists = await Promise.all(
      [...links].map(async ([node, link]) => ({ node, link, ...(await listRuns(link)) })),
    )
    for (const { ended } of lists) for (const run of ended ?? []) this.ended.add(run)
    const left = lists.flatMap(({ node, link, runs }) =>
      runs
        .filter(({ run, holder }) => holder === null && this.ended.has(run))
        .map(async ({ run, network, term }) =>
          (await end(link, run, term + 1)) ? [{ node, run, network }] : [],
        ),
    )
    return (await Promise.all(left)).flat()
  }
}

/** What has become of a leftover, in words. */
export function leftoverText({ node, run, network }: Leftover): string {
  return `Node ${node} still ran ${network} (run ${run}), which had ended while the node was cut off; it was ended there`
}

async function listRuns(link: AgentLink): ReturnType<typeof link.request<'run/list'>> {
  try {
    return await link.request('run/list', {})
  } catch (error) {
    // A connection that breaks meanwhile is noticed by those whose it is.
    if (error instanceof RpcError) return { runs: [] }
    throw error
  }
}

/** False when another client was faster, or the connection broke. */
async function end(link: AgentLink, run: string, term: number): Promise<boolean> {
  try {
    const as = { type: 'holder', term, takeOver: false } as const
    await link.request('run/attach', { run, as, output: { type: 'now' } })
    await link.request('run/close', { run, graceMs: GRACE_MS })
    return true
  } catch (error) {
    if (error instanceof RpcError) return false
    throw error
  }
}
