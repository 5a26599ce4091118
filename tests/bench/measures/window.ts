import path from 'node:path'
import type { Measure } from '../measure'

const FIRST = [1, 8, 27, 64, 125]

/** What a job with a `blockCount` of 5 gets first. */
export const firstWindow: Measure = {
  name: 'window',
  what: 'first BLOCK_COUNT window',
  before: 'wrong ([1,343,512,…] for the cubes)',
  goals: [{ figure: 'exact', atLeast: 1 }],
  goalText: 'exact from the first',
  combine: 'worst',
  run: ({ workspace, simulate }) =>
    simulate({ network: path.join(workspace, 'networks/window'), nodes: 1 }, async (simulation) => {
      const { values } = await simulation.message('window')
      return { exact: JSON.stringify(values) === JSON.stringify(FIRST) ? 1 : 0 }
    }),
  show: ({ exact }) => (exact === 1 ? `exact ([${FIRST.join(',')}])` : 'wrong'),
}
