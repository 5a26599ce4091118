/** What the machine takes to pass a value through three processes: the floor under the latency that we measure. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Figures, Measure } from '../measure'
import { latencyText } from '../words'

/** A run that takes longer is no measurement. */
const PATIENCE_MS = 30_000

const run = promisify(execFile)

export const bareRelay: Measure = {
  name: 'latency-bare',
  what: 'for comparison: the same 100 Hz through three bare Node processes, p50 / p99',
  before: '',
  goals: [],
  goalText: '',
  combine: 'median',
  async run({ relay, environment }) {
    const options = { env: { ...process.env, ...environment }, timeout: PATIENCE_MS }
    const { stdout } = await run(process.execPath, [relay, 'relay'], options)
    return JSON.parse(stdout) as Figures
  },
  show: latencyText,
}
