/** Tells what happens to an aligner in short sentences, and what comes out of it. */
import { RoundAligner } from '../../../../../../agent/core/rounds/round-aligner'
import type { Delivery } from '../../../../../../agent/core/rounds/round-aligner'
import type { BodyOps, Span } from '../../../../../../agent/core/rounds/span'

/** A body is the names of its blocks: `b7` is block 7 of the generation `b`, the second. */
type Body = string[]

/**
 * What happens, then the rounds that come out of it. `0 a1-3`: input 0 gets blocks 1 to 3 of generation a.
 * `0 end`: its stream ends. A round `a2: a3 a4 | _` gives the job a3 and a4 on its first input, a dummy on its
 * second, as round 2 of generation a.
 */
export type Event = [happens: string, ...rounds: string[]]

const namedBlocks: BodyOps<Body> = {
  bytes: (body) => body.length * 10,
  split: (body, count) => [body.slice(0, count), body.slice(count)],
}

/** One story of an aligner, told from its first block. */
export interface Story {
  name: string
  /** BLOCK_COUNT of each input. */
  blockCounts: number[]
  events: Event[]
  ended?: boolean
  /** Late, missing and dropped blocks of each input. */
  counts?: [late: number, missing: number, dropped: number][]
}

/** Cuts a span before its blocks are handed over. */
export type Cut = (span: Span<Body>) => Span<Body>[]

/** The rounds that come out of each event. */
export function tell(
  aligner: RoundAligner<Body>,
  happenings: string[],
  cut: Cut = (span) => [span],
): Event[] {
  return happenings.map((happens) => {
    const rounds: string[] = []
    const [input, what = ''] = happens.split(' ') as [string, string?]
    if (what === 'end') aligner.end(Number(input))
    for (const span of what === 'end' ? [] : cut(readSpan(what))) {
      aligner.accept(Number(input), span)
      rounds.push(...takeAll(aligner))
    }
    return [happens, ...rounds]
  })
}

/** Lets it happen without taking a round. */
export function acceptAll(aligner: RoundAligner<Body>, spans: string[]): void {
  for (const text of spans) {
    const [input, what] = text.split(' ') as [string, string]
    aligner.accept(Number(input), readSpan(what))
  }
}

/** Every round that is ready, one string each. */
export function takeAll(aligner: RoundAligner<Body>, limit = 1000): string[] {
  const rounds: string[] = []
  for (let delivery = aligner.take(limit); delivery !== null; delivery = aligner.take(limit)) {
    rounds.push(...describeRounds(delivery))
  }
  return rounds
}

/** An aligner over named blocks. */
export function namedAligner(blockCounts: number[]): RoundAligner<Body> {
  return new RoundAligner(blockCounts, namedBlocks)
}

function readSpan(text: string): Span<Body> {
  const match = /^([a-z])(\d+)(?:-(\d+))?$/.exec(text)
  if (match === null) throw new Error(`"${text}" is no span`)
  const [letter, first] = [match[1]!, Number(match[2])]
  const count = Number(match[3] ?? first) - first + 1
  const body = Array.from({ length: count }, (_, i) => `${letter}${first + i}`)
  return { generation: letter.charCodeAt(0) - 97, first, count, body }
}

function describeRounds(delivery: Delivery<Body>): string[] {
  const blocks = delivery.parts.map((parts) =>
    parts.flatMap((part) => part.body ?? Array.from({ length: part.count }, () => '_')),
  )
  return Array.from({ length: delivery.rounds }, (_, i) => {
    const windows = blocks.map((all) => {
      const size = all.length / delivery.rounds
      return all.slice(i * size, (i + 1) * size).join(' ')
    })
    return `${String.fromCharCode(97 + delivery.generation)}${delivery.round + i}: ${windows.join(' | ')}`
  })
}
