/** What several runs of one measure come to. */
import type { Figures, Goal, Measure } from './measure'

export interface Result {
  measure: Measure
  /** One entry per run that gave figures. */
  runs: Figures[]
  /** Why the other runs gave none. */
  failures: string[]
}

/** The middle value; of an even number, the mean of the two in the middle. */
function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  return (sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2
}

/** One value per figure; null when no run gave any. */
export function combined({ measure, runs }: Result): Figures | null {
  const [first] = runs
  if (!first) return null
  const entries = Object.keys(first).map((figure): [string, number] => {
    const values = runs.map((run) => run[figure]!)
    if (measure.combine === 'median') return [figure, median(values)]
    const goal = measure.goals.find((candidate) => candidate.figure === figure)
    return [figure, goal?.atMost === undefined ? Math.min(...values) : Math.max(...values)]
  })
  return Object.fromEntries(entries)
}

/** Whether every run succeeded and every goal is met; null where there is no goal and nothing failed. */
export function isReached(result: Result): boolean | null {
  if (result.failures.length > 0) return false
  const figures = combined(result)
  if (!figures) return false
  const { goals } = result.measure
  return goals.length === 0 ? null : goals.every((goal) => meets(goal, figures[goal.figure]!))
}

function meets({ atLeast = -Infinity, atMost = Infinity }: Goal, value: number): boolean {
  return value >= atLeast && value <= atMost
}
