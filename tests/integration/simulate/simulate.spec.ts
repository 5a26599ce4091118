import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { allGone, copyProject, FissionProcess, removeFolder } from './fission-process'

let project: string
beforeAll(() => {
  project = copyProject('simulations')
})
afterAll(() => removeFolder(project))

const simulate = (network: string, ...options: string[]): FissionProcess =>
  new FissionProcess(project, 'simulate', network, ...options)
const read = (...names: string[]): string => readFileSync(path.join(project, ...names), 'utf8')

it('runs the tutorial network: every job prints, the first window is exact, Ctrl+C ends it within 2 s', async () => {
  const fission = simulate('tutorial')
  await fission.says(/ReduceJob 5 \| 5 -> Sum over 1,8,27,64,125 is 225\n/)
  expect(fission.stdout).toContain('JoinJob 4   | 4 -> 27\n')
  const started = fission.descendants().map(({ pid }) => pid)
  expect(started.length).toBeGreaterThanOrEqual(6)

  const { code, tookMs } = await fission.end('SIGINT')
  expect(code).toBe(0)
  expect(tookMs).toBeLessThan(2000)
  expect(fission.stderr).toMatch(/SourceJob 1 +stopped, \d+ rounds/)
  await allGone(started)
})

it('leaves info.txt, a folder for each job and a DEBUG log, and clears them before the next time', async () => {
  const first = simulate('tutorial')
  await first.says(/JoinJob 4/)
  await first.end('SIGINT')
  const folder = path.join(project, 'tutorial/simulation')
  expect(read('tutorial/simulation/info.txt')).toContain('4 → JoinJob 4  groups: ALL  inputs: ObjectPipe 101')
  expect(readdirSync(folder)).toEqual(expect.arrayContaining(['1', '2', '3', '4', '5', 'FISSION.log']))
  expect(read('tutorial/simulation/FISSION.log')).toContain('JoinJob 4: started')

  const second = simulate('tutorial', '--nodes', '3', '--duration', '0.2')
  expect(await second.exit()).toBe(0)
  expect(existsSync(path.join(folder, 'FISSION.log'))).toBe(false)
  expect(readdirSync(folder)).toEqual(
    expect.arrayContaining(['192.168.4.2.log', '192.168.4.3.log', '192.168.4.4.log']),
  )
})

it('ends by itself when every job has finished, with every row', async () => {
  const fission = simulate('finishing')
  expect(await fission.exit()).toBe(0)
  const rows = read('finishing/simulation/2/rows.csv').trim().split('\n')
  expect(rows).toHaveLength(10_001)
  expect([rows[0], rows[1], rows[10_000]]).toEqual(['pipe_1', '1', '10000'])
  expect(fission.stderr).toMatch(/Counts 1 +finished, 10000 rounds/)
  expect(fission.stderr).toMatch(/CsvSinkJob 2 +finished, 10000 rounds/)
})

it('ends after --duration with exit code 0', async () => {
  const fission = simulate('tutorial', '--duration', '0.3')
  expect(await fission.exit()).toBe(0)
})

it('prints events as JSON lines with --json', async () => {
  const fission = simulate('finishing', '--json')
  expect(await fission.exit()).toBe(0)
  const events = fission.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string; summary?: { failed: boolean } })
  expect(events.at(-1)).toMatchObject({ type: 'ended', summary: { failed: false } })
})

it('lists the mistakes of a network and starts nothing', async () => {
  const fission = simulate('wrong')
  expect(await fission.exit()).toBe(1)
  expect(fission.stderr).toMatch(/wrong\/config\.ts:\d+.* error .*Pipe 1 .*no destination/)
  expect(fission.stderr).toContain('2 errors')
  expect(existsSync(path.join(project, 'wrong/simulation/info.txt'))).toBe(false)
})

it('takes lines from standard input for the interactive job, and ends when they end', async () => {
  const fission = simulate('asking')
  fission.type('hello\nworld\n')
  await fission.says(/Prints 2 +\| got "world"\n/)
  fission.child.stdin.end()
  expect(await fission.exit()).toBe(0)
  expect(fission.stdout).toContain('got "hello"')
})

it('lets the user pick one of several interactive jobs', async () => {
  const fission = simulate('asking-twice')
  fission.type('3: for three\nnobody\n1: for one\n')
  await fission.says(/Prints 4 +\| got "for three"\n/)
  await fission.says(/Prints 2 +\| got "for one"\n/)
  await fission.notes(/Write JOB_ID: text, where JOB_ID is one of 1, 3/)
  fission.child.stdin.end()
  expect(await fission.exit()).toBe(0)
})

it('ends within 2 s though a job computes without end', async () => {
  const fission = simulate('stuck')
  await fission.says(/stuck\n/)
  const { code, tookMs } = await fission.end('SIGINT')
  expect(code).toBe(0)
  expect(tookMs).toBeLessThan(2000)
})

it('ends at once at the second Ctrl+C and leaves no process behind', async () => {
  const fission = simulate('stuck')
  await fission.says(/stuck\n/)
  const started = fission.descendants().map(({ pid }) => pid)
  fission.child.kill('SIGINT')
  await fission.notes(/ending; Ctrl\+C again ends at once/)
  const { code, tookMs } = await fission.end('SIGINT')
  expect(code).toBe('SIGINT')
  expect(tookMs).toBeLessThan(500)
  await allGone(started)
})

it('ends quietly when the reader of its output leaves', async () => {
  const fission = simulate('flooding')
  await fission.says(/Floods 2 \| 1 x/)
  const started = fission.descendants().map(({ pid }) => pid)
  fission.child.stdout.destroy()
  expect(await fission.exit()).toBe(0)
  expect(fission.stderr).not.toContain('EPIPE')
  await allGone(started)
})
