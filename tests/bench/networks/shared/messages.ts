/** What the jobs of the bench tell it: one line of their console each, which the bench finds in the output of the run. */

/** The processes that a row came through, each with its host's name. */
export interface Way {
  source: string
  connector: string
}

/** Blocks that are missing on a default pipe and on a reliable one, and those that came again on either. */
interface Losses {
  plainLost: number
  safeLost: number
  doubled: number
}

export type Message =
  /** A job's process has set up; `agent` is the process that started it. */
  | { type: 'process'; job: number; pid: number; agent: number }
  /** Steady rate at a sink, and how often a block was not the successor of the one before. */
  | { type: 'rate'; perSecond: number; gaps: number }
  | { type: 'latency'; p50Ms: number; p99Ms: number }
  | { type: 'window'; values: number[] }
  /** The sink got as many blocks as it takes to say that they flow. */
  | { type: 'flowing'; job: number }
  /** The first row from another process than the row before, by the clock that all processes share. */
  | { type: 'origin'; pid: number; agent: number; atMs: number; lost: number }
  /** The first row that came another way than the one before, and the rows lost and doubled until then. */
  | ({ type: 'way'; sink: number; atMs: number; number: number; lost: number; doubled: number } & Way)
  /** The first row of a sink's process, and the first one that was made after that: `isLive`. */
  | ({ type: 'tally'; atMs: number; isLive: boolean; number: number } & Losses)

const mark = 'bench '

/** Tells the bench. */
export function tell(message: Message): void {
  console.log(mark + JSON.stringify(message))
}

/** The message in a line of the run's output, after the job's name and the bar that `simulate` puts before it. */
export function parseMessage(line: string): Message | null {
  const at = line.indexOf(`| ${mark}{`)
  return at < 0 ? null : (JSON.parse(line.slice(at + 2 + mark.length)) as Message)
}

/** Milliseconds of the monotonic clock of this computer, which is the same in all its processes. */
export function sharedClockMs(): number {
  return Number(process.hrtime.bigint()) / 1e6
}
