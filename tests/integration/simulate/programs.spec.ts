import { execFileSync } from 'node:child_process'
import { cpSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { allGone, copyProject, FissionProcess, removeFolder } from './fission-process'

/** The same programs as in Python networks. */
const programs = fileURLToPath(
  new URL('../../fixtures/python-projects/executables/shared/source/filters', import.meta.url),
)

let project: string
beforeAll(() => {
  project = copyProject('programs')
  const filters = path.join(project, 'shared/source/filters')
  cpSync(programs, filters, { recursive: true })
  execFileSync('cc', ['-o', path.join(filters, 'double'), path.join(filters, 'double.c')])
})
afterAll(() => removeFolder(project))

const simulate = (network: string, ...options: string[]): FissionProcess =>
  new FissionProcess(project, 'simulate', network, ...options)

/** What one job printed. */
const linesOf = (fission: FissionProcess, job: string): string[] =>
  fission.stdout.split('\n').flatMap((line) => {
    const [label, text] = line.split(/ [|!] (.*)/s)
    return label?.trim() === job && text !== undefined ? [text] : []
  })

it('runs programs in C, Python, Node.js and shell, which lose nothing and end with their sources', async () => {
  const fission = simulate('languages')
  expect(await fission.exit()).toBe(0)
  const rows = readFileSync(path.join(project, 'languages/simulation/6/rows.csv'), 'utf8')
    .trim()
    .split(/\r?\n/)
  const expected = Array.from({ length: 300 }, (_, index) => `marked line ${(2 * (index + 1) + 1) ** 2}`)
  expect(rows).toEqual(['pipe_5', ...expected])
  expect(linesOf(fission, 'Adds 3')).toEqual(['adds 1'])
  expect(fission.stderr).toMatch(/Doubles 2 +finished, 300 rounds/)
})

it('lets programs read and write heads, several blocks in a round, several outputs, and last words', async () => {
  const fission = simulate('heads')
  expect(await fission.exit()).toBe(0)
  // The reset bit of a source's first block is passed on; bit 8 is what the program adds.
  expect(linesOf(fission, 'Shows 3')).toEqual([
    '[[64,0],0] 0100000010000000',
    '[[0,1],1] 0000000010000001',
    '[[0,0],2] 0000000010000000',
  ])
  expect(linesOf(fission, 'Prints 6')).toEqual(['3 1+2', '7 3+4', '11 5+6'])
  expect(linesOf(fission, 'Prints 9')).toEqual(['1', '2', '3', '4', '5', '[ 5 ]'])
})

it('lets a program pass MessagePack on', async () => {
  const fission = simulate('packed')
  expect(await fission.exit()).toBe(0)
  expect(linesOf(fission, 'Prints 3')).toEqual(Array.from({ length: 300 }, (_, index) => String(index + 1)))
})

it('runs the programs of a topology of MARVELO beside the jobs of the config', async () => {
  const fission = simulate('marvelo')
  expect(await fission.exit()).toBe(0)
  expect(linesOf(fission, 'Shows 2')).toEqual(['sum 203', 'sum 207'])
})

it('says of each program that misbehaves what it did, and keeps it to the job', async () => {
  const fission = simulate('misbehaving')
  const ends: [string, RegExp][] = [
    ['NotInstalled 3', /its program no-such-program-anywhere is neither in its dependencies nor installed/],
    ['NotThere 4', /its program \/no\/such\/program does not exist on this node/],
    ['NoProgram 5', /\.\/text cannot be started: it is no program, or a script without #!/],
    ['NotExecutable 6', /\/etc\/passwd is not executable; chmod \+x makes it so/],
    ['LeavesAtOnce 7', /sh ended with exit code 0, but has never opened -i \S+\/4\.fifo/],
    ['Fails 8', /\.\/leaves\.sh ended with exit code 3/],
    ['NeverOpens 9', /\.\/waits\.sh has not opened -i \S+\/6\.fifo in 0\.5 s/],
    ['HalfBlock 10', /exit code 0, in the middle of a block of IntPipe 20, of which it wrote 3 bytes/],
    ['HalfLine 11', /exit code 0, in the middle of a block of JsonPipe 21, of which it wrote 3 bytes/],
    ['HalfText 12', /exit code 0, in the middle of a block of TextPipe 22, of which it wrote 3 bytes/],
    ['HalfAndFails 13', /exit code 4, in the middle of a block of IntPipe 23, of which it wrote 3 bytes/],
    ['Killed 14', /\.\/killed\.sh was killed by SIGSEGV/],
    [
      'Endless 15',
      /writes to EndlessPipe 25, whose blocks have no known end; give EndlessPipe a blockSize or/,
    ],
  ]
  for (const [job] of ends) await fission.notes(new RegExp(`-- ${job} failed and is not started again`))
  for (const [job, reason] of ends) expect(linesOf(fission, job).join('\n')).toMatch(reason)
  expect(linesOf(fission, 'Fails 8')).toContain('cannot go on')
  const shown = linesOf(fission, 'Prints 2').length
  await expect.poll(() => linesOf(fission, 'Prints 2').length, { timeout: 20_000 }).toBeGreaterThan(shown + 5)
  const started = fission.descendants().map(({ pid }) => pid)
  await fission.end('SIGINT')
  await allGone(started)
})
