/** Looks for runs among agents: who holds them, and which agent was left their newest state. */
import type { RunOnAgent } from '../../../agent/protocol/holding'
import type { SaveOrder } from '../../../agent/protocol/common'
import { AppError } from '../../errors'
import type { AgentLink } from '../agent-link'
import { readDocument, RunRecord, SavedState } from './run-record'

/** One run as the agents that answer know it. */
export interface FoundRun {
  run: string
  network: string
  openedAt: number
  /** The highest term of a client anywhere. */
  term: number
  holder: RunOnAgent['holder']
  /** Since when no client holds it; null while one does. */
  leftAt: number | null
  /** The agents that know it, newest state first. */
  seen: { node: string; link: AgentLink; saved: SaveOrder | null }[]
}

/** Every run that any of the agents knows, the latest first. */
export async function findRuns(links: ReadonlyMap<string, AgentLink>): Promise<FoundRun[]> {
  const found = new Map<string, FoundRun>()
  await Promise.all(
    [...links].map(async ([node, link]) => {
      const { runs } = await link.request('run/list', {})
      for (const each of runs) add(found, each, node, link)
    }),
  )
  for (const { seen } of found.values()) seen.sort((a, b) => compare(b.saved, a.saved))
  return [...found.values()].sort((a, b) => b.openedAt - a.openedAt)
}

/** What the client that held the run left; null when nothing was left with the agents that answer. */
export async function readRun(found: FoundRun): Promise<{ record: RunRecord; saved: SavedState } | null> {
  for (const { link } of found.seen) {
    const { saved } = await link.request('run/read', { run: found.run })
    if (saved === null || saved.record === '') continue
    return { record: readDocument(RunRecord, saved.record), saved: readDocument(SavedState, saved.state) }
  }
  return null
}

/** `reference`: an id, its beginning, or the name of a network; null: whichever there is. Throws an AppError otherwise. */
export function pickRun(runs: readonly FoundRun[], reference: string | null): FoundRun {
  const fits = runs.filter(({ run, network }) => {
    return reference === null || run === reference || network === reference || run.startsWith(`${reference}-`)
  })
  const [only, ...others] = fits
  if (only && others.length === 0) return only
  if (only) {
    const list = fits.map(({ run, network }) => `${network} (${run})`).join(', ')
    throw new AppError('usage', `Several runs are there: ${list}`, 'Name one of them by its id.')
  }
  const what = reference === null ? 'No run is there' : `No run of ${reference} is there`
  throw new AppError('not-found', what, 'Start one with: fission run NETWORK')
}

function add(found: Map<string, FoundRun>, each: RunOnAgent, node: string, link: AgentLink): void {
  const { run, network, openedAt, term, holder, leftAt, saved } = each
  const known = found.get(run)
  const seen = [...(known?.seen ?? []), { node, link, saved }]
  found.set(run, {
    run,
    network,
    openedAt: Math.min(openedAt, known?.openedAt ?? openedAt),
    term: Math.max(term, known?.term ?? term),
    holder: holder ?? known?.holder ?? null,
    leftAt:
      holder === null && (known?.holder ?? null) === null ? Math.max(leftAt ?? 0, known?.leftAt ?? 0) : null,
    seen,
  })
}

function compare(a: SaveOrder | null, b: SaveOrder | null): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null)
  return a.term - b.term || a.revision - b.revision
}
