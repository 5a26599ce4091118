import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { FissionProcess, removeFolder } from '../simulate/fission-process'
import { copyPythonProject } from './python-project'

let project: string
beforeAll(() => {
  project = copyPythonProject('cases')
})
afterAll(() => removeFolder(project))

const simulate = (network: string, ...options: string[]): FissionProcess =>
  new FissionProcess(project, 'simulate', network, ...options)

it('shows the traceback of run() in the project’s own files only, and starts the job again', async () => {
  const fission = simulate('crash_in_run')
  expect(await fission.exit()).toBe(1)
  const traceback = [
    'Traceback (most recent call last):',
    '  File "shared/jobs/jobs.py", line 62, in run',
    '    return self.divide(value)',
    '  File "shared/jobs/jobs.py", line 65, in divide',
    '    return value / 0',
    'ZeroDivisionError: division by zero',
  ]
  const shown = fission.stdout.split('\n').flatMap((line) => /^CrashesInRun 2 ! (.*)/.exec(line)?.[1] ?? [])
  expect(shown.filter((line) => !/^\s+[~^]+$/.test(line))).toEqual([...traceback, ...traceback])
  expect(fission.stderr).toContain('ZeroDivisionError: division by zero; started again')
  expect(fission.stderr).toMatch(/CrashesInRun 2 +failed \(ZeroDivisionError/)
})

it('fails a job whose setup() raises, with the place', async () => {
  const fission = simulate('crash_in_setup')
  expect(await fission.exit()).toBe(1)
  expect(fission.stdout).toContain('File "shared/jobs/jobs.py", line 71, in setup')
  expect(fission.stderr).toMatch(
    /setup\(\) of CrashesInSetup 2 failed: FileNotFoundError: .*'no-such-file.txt'; started again/,
  )
})

it('fails a job whose thread raises, with the place', async () => {
  const fission = simulate('crash_in_thread')
  await fission.notes(
    /thread worker of CrashesInThread 2 failed: RuntimeError: the worker broke; started again/,
  )
  await fission.says(/File "shared\/jobs\/jobs\.py", line 84, in work/)
  expect((await fission.end('SIGINT')).code).toBe(0)
})

it('notices a job that leaves without a word, and has its last words', async () => {
  const fission = simulate('exits')
  expect(await fission.exit()).toBe(1)
  expect(fission.stdout).toContain('| last words\n')
  expect(fission.stderr).toContain('its process ended with exit code 7 before the job was finished')
})

it('shows where a job was when it had a segmentation fault', async () => {
  const fission = simulate('segmentation_fault')
  expect(await fission.exit()).toBe(1)
  expect(fission.stdout).toContain('Fatal Python error: Segmentation fault')
  expect(fission.stdout).toMatch(/shared\/jobs\/jobs\.py", line 97 in run/)
  expect(fission.stderr).toContain('killed by SIGSEGV')
})

/** Simulates a network of jobs that fail, waits for the reason and the end of each, and ends it; gives its notes. */
async function watchFailures(network: string, failures: [reason: RegExp, job: string][]): Promise<string> {
  const fission = simulate(network)
  for (const [reason, job] of failures) {
    await fission.notes(reason)
    await fission.notes(new RegExp(`${job} failed`))
  }
  expect((await fission.end('SIGINT')).code).not.toBe(2)
  return fission.stderr
}

it('says what is wrong with each result, and keeps it to the job', async () => {
  const notes = await watchFailures('failing', [
    [/ReturnsTwo 2 returned a tuple of 2 values, but it has 1 output\n/, 'ReturnsTwo 2'],
    [/ReturnsLambda 5 could not write a block to PicklePipe 12: .*lambda/, 'ReturnsLambda 5'],
    [/ReturnsShort 8 gave BytesPipe 13 a block of 3 bytes, but its blocks have 4/, 'ReturnsShort 8'],
    [/BytesPipe 14 carries bytes, not str; pack\(\) must return bytes/, 'ReturnsText 11'],
    [/JSONPipe 15: TypeError: Object of type set is not JSON serializable/, 'ReturnsSet 14'],
    [/run\(\) of YieldsLate 17 is a generator, which only a source's may be/, 'YieldsLate 17'],
    [/LeavesWithCode 20 called sys\.exit\(4\)/, 'LeavesWithCode 20'],
    [/NeedsLater 23 needs no_such_library, which \S+ does not have; add it to the/, 'NeedsLater 23'],
  ])
  expect(notes).toMatch(/Counts 1 +stopped, \d+ rounds/)
})

it('has the reason of a job that closed its streams, cannot be restored, or never comes to an end', async () => {
  await watchFailures('failing_further', [
    [/ClosesItsStreams 2 .*: ValueError: nobody shall hear of this/, 'ClosesItsStreams 2'],
    [/HasUnrestorable 5 could not be made where it is to run: RuntimeError: the cal/, 'HasUnrestorable 5'],
    [/MessagePackPipe 13: ValueError: .* does it contain itself\?/, 'ReturnsCycle 8'],
    [/Recurses 11 .*RecursionError: maximum recursion depth exceeded/, 'Recurses 11'],
  ])
})

it('names a module that is on the client only, with its job', async () => {
  const library = `${project}-library`
  mkdirSync(library)
  onTestFinished(() => removeFolder(library))
  writeFileSync(path.join(library, 'left_library.py'), 'class Scale:\n    factor = 2\n')
  const fission = simulate('left_behind')
  expect(await fission.exit()).toBe(1)
  expect(fission.stderr).toMatch(
    /Scales 2 needs left_library, which \S+ does not have; add it to the provisioning packages or the environment/,
  )
  expect(fission.stderr).toMatch(/Scales 2 +failed/)
  expect(fission.stderr).toMatch(/Counts 1 +finished, 3 rounds/)
})

it('takes bytes that are no text and a line of 100 MB', async () => {
  const fission = simulate('babbling')
  expect(await fission.exit()).toBe(0)
  expect(fission.stdout).toMatch(/^Babbles 2 \| before \uFFFD\uFFFD after\n/m)
  expect(fission.stdout).toMatch(/^Babbles 2 \| surrogate \\udcff\n/m)
  expect(fission.stderr).toMatch(/Babbles 2 +finished, 1 rounds/)
})

it('moves the jobs of an agent that is killed, and the rows go on', async () => {
  const fission = simulate('moving', '--nodes', '2')
  const rows = (): string[] =>
    readFileSync(path.join(project, 'moving/simulation/3/rows.csv'), 'utf8').trim().split(/\r?\n/)
  await fission.notes(/Adds 2 placed on (\S+)\n/)
  await expect.poll(rows, { timeout: 20_000 }).toHaveProperty('20')
  const [, node] = /Adds 2 placed on (\S+)\n/.exec(fission.stderr) ?? []
  const name = node === '10.0.0.1' ? '--name node-1' : '--name node-2'
  const victim = fission.descendants().find(({ command }) => command.includes(name))
  process.kill(victim?.pid ?? 0, 'SIGKILL')
  await fission.notes(/Adds 2 placed on \S+, moved from/)
  const before = rows().length
  await expect.poll(rows, { timeout: 20_000 }).toHaveProperty(String(before + 50))
  expect((await fission.end('SIGINT')).code).toBe(0)
  // The attribute that the constructor set came along.
  expect(Number(rows().at(-1))).toBeGreaterThan(1000)
})

it('keeps memory flat while a fast source meets a slow sink', async () => {
  const fission = simulate('outrunning')
  await fission.says(/ReadsSlowly 2 \| 200\n/)
  const jobs = fission.descendants().filter(({ command }) => command.includes('python host'))
  const megabytes = jobs.map(({ pid }) => residentBytes(pid) / 1e6)
  await fission.end('SIGINT')
  expect(megabytes.length).toBeGreaterThanOrEqual(2)
  expect(Math.max(...megabytes)).toBeLessThan(100)
})

function residentBytes(pid: number): number {
  const [, pages] = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')
  return Number(pages) * 4096
}
