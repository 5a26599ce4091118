import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Measure } from '../measure'
import { number } from '../words'

const VALUES = 10_000
const JOBS = [1, 2, 3]
const SINK = 3

/** Rows that lie in the file where they belong. */
function countRows(file: string): number {
  const [, ...rows] = readFileSync(file, 'utf8').trimEnd().split('\n')
  return rows.filter((row, index) => Number(row) === -(index + 1)).length
}

/** A network that ends by itself: nothing is lost and nothing stays behind. */
export const finish: Measure = {
  name: 'finish',
  what: 'a source of 10,000 values that ends with `finish()`',
  before: '67–94 % of the rows arrive, nothing ends, one core spins',
  goals: [
    { figure: 'rowsPercent', atLeast: 100 },
    { figure: 'jobsLeft', atMost: 0 },
    { figure: 'exitCode', atMost: 0 },
  ],
  goalText: '100 %, every job ends, exit 0',
  combine: 'worst',
  run: ({ workspace, simulate }) => {
    const network = path.join(workspace, 'networks/finish')
    return simulate({ network, nodes: 1 }, async (simulation) => {
      const processes = await simulation.processesOf(JOBS)
      const { code } = await simulation.exited
      const rows = countRows(path.join(network, `simulation/${SINK}/rows.csv`))
      return {
        rowsPercent: (rows / VALUES) * 100,
        jobsLeft: processes.filter(({ pid }) => existsSync(`/proc/${pid}`)).length,
        // Killed by a signal counts as a failure.
        exitCode: code ?? 1,
      }
    })
  },
  show: ({ rowsPercent, jobsLeft, exitCode }) => {
    const left = jobsLeft === 0 ? 'every job ends' : `${jobsLeft} jobs do not end`
    return `${number(rowsPercent!)} %, ${left}, exit ${exitCode}`
  },
}
