import { expect, it } from 'vitest'
import '../python/python-project'
import { ExampleRun } from './example-run'

/** The numbers in a line of ThermostatJob. */
function parseRound(line: string): { tick: number; target: number; change: number | null } {
  const [, tick, target, change] = /^(\d+): target (\d+)(?:, just set to (\d+))?$/.exec(line) ?? []
  return { tick: Number(tick), target: Number(target), change: change === undefined ? null : Number(change) }
}

it('first-steps squares five numbers, writes them to a CSV file and ends by itself', async () => {
  const run = new ExampleRun('first-steps', 'first_steps')
  expect(await run.exit()).toBe(0)
  expect(run.console('PrintJob 3')).toEqual(['got 1', 'got 4', 'got 9', 'got 16', 'got 25'])
  expect(run.csv(4, 'squares.csv')).toEqual(['square', '1', '4', '9', '16', '25'])
})

it('interactive adds the numbers of two inputs pair by pair, until one of them is ended by an empty line', async () => {
  const run = new ExampleRun('interactive', 'addition')
  run.type('1: 3\n1: 5\n2: four\n2: 4\n')
  await run.says(/AddJob 3 .*\n/)
  expect(run.console('NumberJob 2')).toEqual(['"four" was not sent: this is not a number'])
  run.type('2: 6\n1:\n')
  expect(await run.exit()).toBe(0)
  expect(run.console('AddJob 3')).toEqual(['3 + 4 = 7', '5 + 6 = 11'])
})

it('optional-input runs on its default, keeps a typed target, and shows the change once', async () => {
  const run = new ExampleRun('optional-input', 'thermostat')
  await run.says(/: target 20\n/)
  run.type('22\n')
  await run.says(/: target 22\n.*: target 22\n/)
  run.type('18\n')
  await run.says(/: target 18\n/)
  expect((await run.end('SIGINT')).code).toBe(0)

  const rounds = run.console('ThermostatJob 3').map(parseRound)
  expect(rounds.map(({ tick }) => tick)).toEqual(rounds.map((_, i) => i + 1))
  const targets = rounds.map(({ target }) => target)
  expect(targets.filter((target, i) => target !== targets[i - 1])).toEqual([20, 22, 18])
  expect(rounds.flatMap(({ change }) => change ?? [])).toEqual([22, 18])
})

it('head-bits leaves out marked readings and warns when most were marked', async () => {
  const run = new ExampleRun('head-bits', 'sensor')
  expect(await run.exit()).toBe(0)
  expect(run.console('DisplayJob 3')).toEqual([
    '21.2 °C',
    '21.0 °C',
    '21.5 °C (most readings were implausible)',
  ])
})

it('mixed plays a melody in TypeScript, finds its pitches in Python and names the notes', async () => {
  const run = new ExampleRun('mixed', 'melody', '--nodes', '2')
  expect(await run.exit()).toBe(0)
  expect(run.console('NoteJob 3')).toEqual([
    'A4 (440.0 Hz)',
    'B4 (493.9 Hz)',
    'C♯5 (554.4 Hz)',
    'D5 (587.3 Hz)',
    'E5 (659.3 Hz)',
    'rest',
  ])
})
