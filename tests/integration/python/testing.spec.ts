import { existsSync, mkdtempSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FissionProcess, removeFolder } from '../simulate/fission-process'
import { copyPythonProject, python } from './python-project'

let project: string
let programs: string
beforeAll(() => {
  project = copyPythonProject('tested')
  programs = copyPythonProject('executables')
})
afterAll(() => {
  removeFolder(project)
  removeFolder(programs)
})

async function run(...args: string[]): Promise<{ code: unknown; stdout: string; stderr: string }> {
  const fission = new FissionProcess(project, ...args)
  fission.child.stdin.end()
  const code = await fission.exit()
  return { code, stdout: fission.stdout, stderr: fission.stderr }
}

describe('fission test, for a Python network', () => {
  it('runs tests that were written for FISSION’s fixtures, the slow ones on request', async () => {
    const usual = await run('test', 'sums')
    expect(usual.code).toBe(0)
    expect(usual.stdout).toContain('17 passed, 1 skipped')
    const slow = await run('test', 'sums', '--', '--runslow', '-k', 'source')
    expect(slow.code).toBe(0)
    expect(slow.stdout).toContain('10 passed')
  })

  it('hands on which tests are meant', async () => {
    const { code, stdout } = await run(
      'test',
      'sums',
      '--',
      'sums/tests/test_reduce_job.py::test_reduces',
      '-q',
    )
    expect(code).toBe(0)
    expect(stdout).toContain('2 passed')
  })

  it('fails where a test fails, with the job’s own traceback', async () => {
    const { code, stdout } = await run('test', 'failing')
    expect(code).toBe(1)
    expect(stdout).toContain('EmulationError: FailingJob 2 failed: ZeroDivisionError: division by zero')
    expect(stdout).toContain('File "shared/jobs/jobs.py", line 37, in run')
  })

  it('says that a network has no tests', async () => {
    const { code, stderr } = await run('test', 'untested')
    expect(code).toBe(1)
    expect(stderr).toContain(
      'error: No tests were found in untested\nhint: Write one, such as untested/tests/',
    )
  })

  it('says what is wrong with a config before any test', async () => {
    const { code, stderr } = await run('test', 'broken_config')
    expect(code).toBe(4)
    expect(stderr).toContain(
      'shared/jobs/jobs.py:9 broken_config/config.py cannot be used: TypeError: outputs[0]',
    )
  })

  it('says how to install pytest where it is missing', async () => {
    const environment = mkdtempSync(path.join(tmpdir(), 'fission-python-'))
    const program = path.join(environment, 'python3')
    // An interpreter that looks for no packages outside its own library.
    writeFileSync(program, `#!/bin/sh\nexec ${python} -S "$@"\n`, { mode: 0o755 })
    mkdirSync(path.join(project, '.venv/bin'), { recursive: true })
    symlinkSync(program, path.join(project, '.venv/bin/python'))
    try {
      const { code, stderr } = await run('test', 'sums')
      expect(code).toBe(1)
      expect(stderr).toContain('python does not have pytest, which runs Python tests\nhint: Install it: ')
    } finally {
      removeFolder(path.join(project, '.venv'))
      removeFolder(environment)
    }
  })
})

describe('fission emulate, for a Python job', () => {
  it('shows what comes out, and what the job prints beside it', async () => {
    const { code, stdout, stderr } = await run('emulate', 'sums', 'JoinJob', '"*"', '2', '-3', '4')
    expect(code).toBe(0)
    expect(stdout).toBe("ReducePipe 105: -24\nPicklePipe 204: -24\nPicklePipe 205: '*'\n")
    expect(stderr).toBe('2*-3*4 = -24\n')
  })

  it('gives programs one JSON document', async () => {
    const { code, stdout } = await run('emulate', 'sums', '6', '[1, 2, 3, 4, 5]', '--json', '--head', '3')
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toEqual({
      job: 6,
      directory: path.join(project, '.emulate/6'),
      outputs: [{ pipe: 301, type: 'PicklePipe', head: 3, value: 15 }],
    })
  })

  it('starts programs, as a run does', async () => {
    const fission = new FissionProcess(programs, 'emulate', 'languages', 'Adds', '41')
    expect(await fission.exit()).toBe(0)
    expect(fission.stdout).toBe('IntPipe 3: 42\n')
  })

  it('has sources, sinks with files, interactive jobs and bytes', async () => {
    expect((await run('emulate', 'sums', '3')).stdout).toBe('PicklePipe 102: 20\nPicklePipe 202: 20\n')
    expect((await run('emulate', 'sums', '1', '"hello"')).stdout).toBe("OperatorPipe 104: 'hello'\n")
    expect((await run('emulate', 'failing', '5', '[7, 255]')).stdout).toContain(
      'has no outputs; its files lie in',
    )
    expect(existsSync(path.join(project, '.emulate/5/values.txt'))).toBe(true)
  })

  it.each([
    [['sums', '99'], 'error: The network has no job 99', 'hint: Its jobs are InteractiveJob 1, SourceJob 2'],
    [['sums', 'SourceJob'], 'error: 3 jobs are called SourceJob', 'hint: Name one of them by its id'],
    [
      ['sums', '5', '1'],
      'error: JoinJob 5 takes 4 values, one per input, not 1',
      'OperatorPipe 104, PicklePipe 101',
    ],
    [['sums', '6', 'x'], 'It is not JSON', 'hint: Add --help'],
    [['sums', '6', '[1, 2]'], 'error: ReducePipe 105 takes a tuple or list of 5 values', 'hint: '],
    [['failing', '2', '1'], 'error: FailingJob 2 failed: ZeroDivisionError: division by zero', 'hint: '],
    [['failing', '2', '0'], 'error: FailingJob 2 has ended: its process is gone (exit code 3)', 'hint: '],
    [['failing', '4'], 'failed: SourceJob 4 could not write a block to BytesPipe 3', 'hint: '],
    [['broken_config', '1'], 'broken_config/config.py cannot be used', 'hint: '],
  ])('fails with an error and a hint for %j', async (args, error, hint) => {
    const { code, stderr } = await run('emulate', ...args)
    expect(code).toBe(1)
    expect(stderr).toContain(error)
    expect(stderr).toContain(hint)
  })
})

it.each(['test', 'emulate'])('explains %s with examples', async (command) => {
  const { code, stdout } = await run(command, '--help')
  expect(code).toBe(0)
  expect(stdout).toContain(`Usage: fission ${command}`)
  expect(stdout).toContain('Examples:')
})

describe('fission interactive, for a Python network', () => {
  const type = async (
    network: string,
    ...typed: string[]
  ): Promise<{ code: unknown; stdout: string; stderr: string }> => {
    const fission = new FissionProcess(project, 'interactive', network)
    fission.child.stdin.end(`${typed.join('\n')}\n`)
    const code = await fission.exit()
    return { code, stdout: fission.stdout, stderr: fission.stderr }
  }

  it('has the network at hand, and jobs that can be called', async () => {
    const { code, stdout, stderr } = await type(
      'sums',
      'emulate(JOBS[6])((1, 2, 3, 4, 5))',
      'emulate(PIPES[101])(400) == 400',
      'sorted(GROUPS), GROUPS["ALL"].nodes, len(GROUPS["LOCAL"].jobs)',
      'network.name, network.config.USER, list(NODES)',
    )
    expect(code).toBe(0)
    expect(stderr).toContain('sums: 8 jobs, 11 pipes')
    expect(stdout).toContain('out  PicklePipe 301: 15\n[15]\n')
    expect(stdout).toContain('read_wrapper: ')
    expect(stdout).toContain("(['ALL', 'LOCAL'], [BaseNode 192.168.4.2], 3)")
    expect(stdout).toContain("('sums', 'pi', ['192.168.4.2'])")
  })

  it('says what is wrong with a config', async () => {
    const { code, stderr } = await type('broken_config')
    expect(code).toBe(1)
    expect(stderr).toContain('error: shared/jobs/jobs.py:9 broken_config/config.py cannot be used: TypeError')
    expect(stderr).toContain('hint: The calls that led there:\n    broken_config/config.py:3')
  })
})
