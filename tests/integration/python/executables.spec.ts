import { execFileSync } from 'node:child_process'
import { chmodSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allGone, FissionProcess, removeFolder } from '../simulate/fission-process'
import { copyPythonProject } from './python-project'

let project: string
beforeAll(() => {
  project = copyPythonProject('executables')
  const filters = path.join(project, 'shared/source/filters')
  execFileSync('cc', ['-o', path.join(filters, 'double'), path.join(filters, 'double.c')])
  // As it comes out of a download: the node makes it executable.
  chmodSync(path.join(filters, 'double'), 0o644)
})
afterAll(() => removeFolder(project))

const simulate = (network: string, ...options: string[]): FissionProcess =>
  new FissionProcess(project, 'simulate', network, ...options)
const rowsOf = (...names: string[]): string[] =>
  readFileSync(path.join(project, ...names), 'utf8')
    .trim()
    .split(/\r?\n/)

/** What one job printed. */
const linesOf = (fission: FissionProcess, job: string): string[] =>
  fission.stdout.split('\n').flatMap((line) => {
    const [label, text] = line.split(/ [|!] (.*)/s)
    return label?.trim() === job && text !== undefined ? [text] : []
  })

describe('executables in a Python network', () => {
  it('are programs in C, Python, Node.js and shell, which lose nothing and end with their sources', async () => {
    const fission = simulate('languages')
    expect(await fission.exit()).toBe(0)
    const expected = Array.from({ length: 300 }, (_, index) => `marked line ${(2 * (index + 1) + 1) ** 2}`)
    expect(rowsOf('languages/simulation/6/rows.csv')).toEqual(['pipe_5', ...expected])
    expect(linesOf(fission, 'Adds 3')).toEqual(['adds 1'])
    expect(fission.stderr).toMatch(/Doubles 2 +finished, 300 rounds/)
  })

  it('read and write MessagePack values, whose ends are found without making values of them', async () => {
    const fission = simulate('packed')
    expect(await fission.exit()).toBe(0)
    expect(linesOf(fission, 'Prints 3')).toEqual(Array.from({ length: 300 }, (_, index) => String(index + 1)))
  })

  it('read and write heads, several blocks in a round, and several outputs of any protocol', async () => {
    const fission = simulate('heads')
    expect(await fission.exit()).toBe(0)
    // The reset bit of a source's first block is passed on; bit 8 is what the program adds.
    expect(linesOf(fission, 'Shows 3')).toEqual([
      '[[64, 0], 0] 0100000010000000',
      '[[0, 1], 1] 0000000010000001',
      '[[0, 0], 2] 0000000010000000',
    ])
    expect(linesOf(fission, 'Prints 6')).toEqual(['3 1+2', '7 3+4', '11 5+6'])
  })

  it('end a run as sources, have last words as filters, and leave no child of theirs behind', async () => {
    const fission = simulate('sources')
    await fission.says(/has children\n/)
    await fission.notes(/Prints 3 finished/)
    expect(linesOf(fission, 'Prints 3')).toEqual(['1', '2', '3', '4', '5', '[5]'])
    const started = fission.descendants()
    expect(started.filter(({ command }) => command.startsWith('sleep 98'))).toHaveLength(3)
    expect((await fission.end('SIGINT')).code).toBe(0)
    await allGone(started.map(({ pid }) => pid))
  })

  it('leave no child behind when the job host or the whole agent is killed', async () => {
    const fission = simulate('sources')
    await fission.says(/has children\n/)
    const started = fission.descendants()
    const agent = started.find(({ command }) => command.includes('--name node-1'))
    process.kill(agent?.pid ?? 0, 'SIGKILL')
    await allGone(started.filter(({ command }) => command.startsWith('sleep 98')).map(({ pid }) => pid))
    await fission.end('SIGINT')
  })

  it('come from a topology of MARVELO, beside the jobs of the config', async () => {
    const fission = simulate('marvelo')
    expect(await fission.exit()).toBe(0)
    expect(linesOf(fission, 'Shows 2')).toEqual(['sum 203', 'sum 207'])
    expect(fission.stderr).toMatch(/DynamicMARVELOJob 4 +finished, 2 rounds/)
  })

  it('move from a node that is killed, and the rows go on', async () => {
    const fission = simulate('moving', '--nodes', '2')
    const rows = (): string[] => rowsOf('moving/simulation/3/rows.csv')
    await fission.notes(/Adds 2 placed on 10\.0\.0\.2\n/)
    await expect.poll(rows, { timeout: 20_000 }).toHaveProperty('20')
    const victim = fission.descendants().find(({ command }) => command.includes('--name node-2'))
    process.kill(victim?.pid ?? 0, 'SIGKILL')
    await fission.notes(/Adds 2 placed on 10\.0\.0\.1, moved from/)
    const before = rows().length
    await expect.poll(rows, { timeout: 20_000 }).toHaveProperty(String(before + 50))
    expect((await fission.end('SIGINT')).code).toBe(0)
    // Zeros stand for blocks that were lost on their way to the sink, and 0 + 1000 for those lost before.
    const values = rows().slice(1).map(Number)
    expect(values.filter((value) => value !== 0 && value < 1000)).toEqual([])
    expect(values.at(-1)).toBeGreaterThan(1050)
  })
})

it('says of each program that misbehaves what it did, and keeps it to the job', async () => {
  const fission = simulate('misbehaving')
  const ends: [string, RegExp][] = [
    ['NotInstalled 3', /its program no-such-program-anywhere is neither in its DEPENDENCIES nor installed/],
    ['NotThere 4', /its program \/no\/such\/program does not exist on this node/],
    ['NoProgram 5', /\.\/text cannot be started: Exec format error; it is for another kind of processor, or/],
    ['NotExecutable 6', /\/etc\/passwd is not executable; chmod \+x makes it so/],
    ['LeavesAtOnce 7', /sh ended with exit code 0, but has never opened -i \S+\/4\.fifo/],
    ['Fails 8', /\.\/leaves\.sh ended with exit code 3/],
    ['NeverOpens 9', /\.\/waits\.sh has not opened -i \S+\/6\.fifo in 0\.5 s/],
    ['HalfBlock 10', /exit code 0, in the middle of a block of IntPipe 20, of which it wrote 3 bytes/],
    ['HalfLine 11', /exit code 0, in the middle of a block of JSONPipe 21, of which it wrote 3 bytes/],
    ['HalfText 12', /exit code 0, in the middle of a block of TextPipe 22, of which it wrote 3 bytes/],
    ['HalfAndFails 13', /exit code 4, in the middle of a block of IntPipe 23, of which it wrote 3 bytes/],
    ['Killed 14', /\.\/killed\.sh was killed by SIGSEGV/],
  ]
  for (const [job] of ends) await fission.notes(new RegExp(`-- ${job} failed and is not started again`))
  for (const [job, reason] of ends) expect(linesOf(fission, job).join('\n')).toMatch(reason)
  // What a program says on stderr stands in its console.
  expect(linesOf(fission, 'Fails 8')).toContain('cannot go on')
  const shown = linesOf(fission, 'Prints 2').length
  await expect.poll(() => linesOf(fission, 'Prints 2').length, { timeout: 20_000 }).toBeGreaterThan(shown + 5)
  const started = fission.descendants().map(({ pid }) => pid)
  await fission.end('SIGINT')
  await allGone(started)
})
