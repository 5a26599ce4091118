/** What the machine and its test hosts carry without any of our code: the ceiling over the rate of blocks that we measure. */
import { execFile, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { onHosts } from '../../host-lab'
import type { Figures, Measure } from '../../measure'
import { rateText } from '../../words'

/** This computer, as the hosts see it. */
const HERE = '10.77.0.1'

export const bareBlocks: Measure = {
  name: 'hosts-blocks-bare',
  what: 'for comparison: the same blocks through three bare Node processes (TLS)',
  before: '',
  needsHosts: true,
  goals: [],
  goalText: '',
  combine: 'median',
  run: ({ relay, environment: { FISSION_BENCH_WARM_MS: warmMs, FISSION_BENCH_MEASURE_MS: measureMs } }) =>
    onHosts(2, async ([, second]) => {
      const file = path.join(path.dirname(relay), 'blocks.cjs')
      const program = readFileSync(file, 'utf8')
      const script = process.env.TEST_HOSTS_SCRIPT!
      const on = (host: string, ...args: string[]): ChildProcess =>
        spawn(script, ['exec', host, 'node', '-e', program, ...args], {
          stdio: ['ignore', 'pipe', 'inherit'],
        })
      const sink = execFile(process.execPath, [file, 'sink', '-', warmMs!, measureMs!])
      const lines = linesOf(sink)
      await lines.next()
      const passing = on('2', 'relay', HERE, warmMs!, measureMs!)
      await linesOf(passing).next()
      const sending = on('1', 'source', second!.address, warmMs!, measureMs!)
      try {
        const said = await lines.next()
        if (said.done) throw new Error('the sink of the bare processes ended without a figure')
        return JSON.parse(said.value) as Figures
      } finally {
        // Each ends when the next one has gone.
        for (const child of [sink, passing, sending]) child.kill()
      }
    }),
  show: ({ megabytesPerSecond }) => rateText(megabytesPerSecond!, ' MB/s'),
}

function linesOf(child: ChildProcess): AsyncIterator<string> {
  return createInterface({ input: child.stdout! })[Symbol.asyncIterator]()
}
