import { chmodSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { allGone, asNobody, copyProject, FissionProcess, removeFolder } from './fission-process'

let project: string
beforeAll(() => {
  project = copyProject('simulations')
})
afterAll(() => removeFolder(project))

const simulate = (network: string, ...options: string[]): FissionProcess =>
  new FissionProcess(project, 'simulate', network, ...options)

it.each([
  ['crash-in-setup', 'no microphone', 'crash-in-setup/jobs/jobs.ts:5'],
  ['crash-in-run', 'cannot take 1', 'crash-in-run/jobs/jobs.ts:5'],
  ['crash-in-round-1000', 'round 1000 is too much', 'crash-in-round-1000/jobs/jobs.ts:8'],
])(
  '%s: shows the stack in the user’s file, starts the job again, and fails the run',
  async (network, message, place) => {
    const fission = simulate(network)
    expect(await fission.exit()).toBe(1)
    expect(fission.stdout).toMatch(/Crashes 2 !/)
    expect(fission.stdout).toContain(message)
    expect(fission.stdout).toContain(place)
    expect(fission.stderr).toContain(`${message}; started again`)
    expect(fission.stderr).toMatch(/; starts again in 1 ms\n/)
    expect(fission.stderr).toMatch(/Crashes 2 +failed \(/)
  },
)

it('reports a constructor that throws with its place, before anything starts', async () => {
  const fission = simulate('crash-in-constructor')
  expect(await fission.exit()).toBe(1)
  expect(fission.stderr).toContain('crash-in-constructor/jobs/jobs.ts:6')
  expect(fission.stderr).toContain('no calibration file')
})

it('moves the jobs of an agent that is killed, and the rows go on', async () => {
  const fission = simulate('moving', '--nodes', '2')
  const rows = (): string[] =>
    readFileSync(path.join(project, 'moving/simulation/3/rows.csv'), 'utf8').trim().split('\n')
  await fission.notes(/Forwards 2 placed on (\S+)\n/)
  await expect.poll(() => rows().length, { timeout: 10_000 }).toBeGreaterThan(20)
  const [, node] = /Forwards 2 placed on (\S+)\n/.exec(fission.stderr) ?? []
  const agents = fission.descendants().filter(({ command }) => command.includes('agent.cjs'))
  const victim = agents.find(({ command }) =>
    command.includes(node === '10.0.0.1' ? '--name node-1' : '--name node-2'),
  )
  process.kill(victim?.pid ?? 0, 'SIGKILL')
  await fission.notes(/Forwards 2 placed on \S+, moved from/)
  const before = rows().length
  await expect.poll(() => rows().length, { timeout: 10_000 }).toBeGreaterThan(before + 50)
  const { code } = await fission.end('SIGINT')
  expect(code).toBe(0)
})

it('fails when no agent is left', async () => {
  const fission = simulate('moving')
  await fission.notes(/Forwards 2 placed/)
  for (const { pid, command } of fission.descendants()) {
    if (command.includes('agent.cjs')) process.kill(pid, 'SIGKILL')
  }
  expect(await fission.exit()).toBe(1)
  expect(fission.stderr).toContain('error: Every agent of the simulation has ended')
})

it('leaves no process behind when it is killed', async () => {
  const fission = simulate('stuck', '--nodes', '2')
  await fission.says(/stuck\n/)
  const started = fission.descendants().map(({ pid }) => pid)
  expect(started.length).toBeGreaterThanOrEqual(4)
  await fission.end('SIGKILL')
  await allGone(started)
})

it('refuses a second simulation of one network, and takes over after a killed one', async () => {
  const first = simulate('tutorial')
  await first.says(/JoinJob 4/)
  const second = simulate('tutorial')
  expect(await second.exit()).toBe(1)
  expect(second.stderr).toContain(
    `error: Network tutorial is being simulated already by process ${first.child.pid}`,
  )
  expect(second.stderr).toContain('hint: ')
  await first.end('SIGKILL')
  const third = simulate('tutorial', '--duration', '0.2')
  expect(await third.exit()).toBe(0)
})

it.skipIf(process.platform === 'win32')('says that the folder may not be written', async () => {
  const folder = path.join(project, 'finishing')
  chmodSync(folder, 0o555)
  const fission = new FissionProcess(project, 'simulate', 'finishing', asNobody)
  const code = await fission.exit()
  chmodSync(folder, 0o755)
  expect(code).toBe(1)
  expect(fission.stderr).toMatch(/error: Writing to .*finishing.simulation failed: permission denied\nhint: /)
})

it.skipIf(process.platform !== 'linux')('says that the disk is full', async () => {
  const bundle = path.join(project, 'asking/simulation/.bundle')
  mkdirSync(bundle, { recursive: true })
  symlinkSync('/dev/full', path.join(bundle, 'network.cjs'))
  const fission = simulate('asking')
  expect(await fission.exit()).toBe(1)
  expect(fission.stderr).toMatch(/error: Writing .*network\.cjs failed: no space left on the disk\nhint: /)
})
