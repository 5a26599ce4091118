/** Ids of pipes as users give them. */
import { texts } from './texts'

const MOST = 0xffffff

interface WithId {
  id: number
}

/** The one after the highest; an empty network begins with 101, as the tutorial does. */
export function freePipeId(pipes: readonly WithId[]): number {
  const next = Math.max(100, ...pipes.map(({ id }) => id)) + 1
  if (next <= MOST) return next
  const taken = new Set(pipes.map(({ id }) => id))
  let id = 1
  while (taken.has(id)) id++
  return id
}

/** What is wrong with a new id; null when nothing is. */
export function pipeIdProblem(typed: string, pipes: readonly WithId[]): string | null {
  const id = Number(typed)
  if (!/^\d+$/.test(typed.trim()) || id > MOST) return texts.pipeIdBad
  return pipes.some((pipe) => pipe.id === id) ? texts.pipeIdUsed({ id: String(id) }) : null
}
