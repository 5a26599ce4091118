import { expect, it } from 'vitest'
import '../python/python-project'
import { ExampleRun } from './example-run'

/** How the right channel of the recording was made from the left one; see the README of the example. */
const known = { startDelay: 120, sroPpm: (1 / 0.99992 - 1) * 1e6 }
/** 20.992 s in frames of 4,096 samples. */
const FRAMES = 82

it.each(['clock_offset', 'clock_offset_python'])(
  '%s finds delay and offset of the recording',
  async (network) => {
    const run = new ExampleRun('acoustic', network, '--nodes', '2')
    expect(await run.exit()).toBe(0)

    const [header, ...rows] = run.csv(6, 'track.csv')
    expect(header).toBe('sample,delay,trust,start_delay,sro_ppm')
    const table = rows.map((row) => row.split(',').map(Number))
    expect(table.map(([sample]) => sample)).toEqual(
      Array.from({ length: FRAMES }, (_, frame) => 4096 * frame + 2048),
    )

    const trusted = table.filter(([, , trust = 0]) => trust >= 0.3)
    expect(trusted.length).toBeGreaterThanOrEqual(75)
    const errors = trusted.map(([sample = NaN, delay = NaN]) =>
      Math.abs(delay - known.startDelay - known.sroPpm * 1e-6 * sample),
    )
    expect(Math.max(...errors)).toBeLessThan(0.25)

    const [startDelay = NaN, sroPpm = NaN] = table.at(-1)?.slice(3) ?? []
    expect(Math.abs(startDelay - known.startDelay)).toBeLessThan(0.03)
    expect(Math.abs(sroPpm - known.sroPpm)).toBeLessThan(0.1)
  },
)
