import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copyProject, FissionProcess, removeFolder } from '../simulate/fission-process'

let project: string
beforeAll(() => {
  project = copyProject('tested')
})
afterAll(() => removeFolder(project))

async function run(args: string[], input = ''): Promise<{ code: unknown; stdout: string; stderr: string }> {
  const fission = new FissionProcess(project, ...args)
  fission.child.stdin.end(input)
  const code = await fission.exit()
  return { code, stdout: fission.stdout, stderr: fission.stderr }
}

describe('fission test, for a TypeScript network', () => {
  it('runs tests in which jobs have their own processes', async () => {
    const { code, stdout } = await run(['test', 'sums'])
    expect(stdout).toContain('ℹ fail 0')
    expect(stdout).toContain('✔ has private fields as its constructor made them')
    expect(stdout).toContain('ℹ pass 11')
    expect(code).toBe(0)
  })

  it('fails with the file and line of the test, and hands options on', async () => {
    const { code, stdout } = await run(['test', 'failing'])
    expect(code).toBe(1)
    expect(stdout).toContain('failing/tests/failing.test.ts:4:')
    expect((await run(['test', 'failing', '--', '--test-name-pattern=passes'])).code).toBe(0)
  })

  it('says that a network has no tests', async () => {
    const { code, stderr } = await run(['test', 'untested'])
    expect(code).toBe(1)
    expect(stderr).toContain(
      'error: No tests were found in untested\nhint: Write one, such as untested/tests/jobs.test.ts',
    )
  })
})

describe('fission emulate, for a TypeScript job', () => {
  it('shows what comes out, and what the job prints beside it', async () => {
    const { code, stdout, stderr } = await run(['emulate', 'sums', 'JoinJob', '2', '-3'])
    expect([code, stdout, stderr]).toEqual([0, 'WindowPipe 3: -10\n', '3 -> -1\n'])
  })

  it('gives programs one JSON document', async () => {
    const { stdout } = await run(['emulate', 'sums', '7', '[1, 255]', '--json', '--head', '3'])
    expect(JSON.parse(stdout)).toEqual({
      job: 7,
      directory: path.join(project, '.emulate/7'),
      outputs: [{ pipe: 8, type: 'BytesPipe', head: 6, value: [1, 255] }],
    })
  })

  it('has windows, sources, sinks and interactive jobs', async () => {
    expect((await run(['emulate', 'sums', '4', '[1, 2, 3]'])).stdout).toBe(
      "ObjectPipe 4: 6\nObjectPipe 5: '1+2+3'\n",
    )
    expect((await run(['emulate', 'sums', '1'])).stdout).toBe('ObjectPipe 1: 1\n')
    expect((await run(['emulate', 'sums', '2', '"hello"'])).stdout).toBe("OptionalObjectPipe 2: 'hello'\n")
    expect((await run(['emulate', 'sums', '6', '1', '2'])).stdout).toContain(
      'has no outputs; its files lie in',
    )
  })

  it.each([
    [['sums', '99'], 'error: The network has no job 99', 'hint: Its jobs are CountJob 1, InteractiveJob 2'],
    [
      ['sums', '3', '1'],
      'error: JoinJob 3 takes 2 values, one per input, not 1',
      'ObjectPipe 1, OptionalObjectPipe 2',
    ],
    [['sums', '5', '1'], 'error: PickyJob 5 failed: RangeError: not 1', 'hint: '],
    [['sums', '5', '0'], 'error: PickyJob 5 has ended: its process is gone (exit code 3)', 'hint: '],
    [
      ['sums', '5', '2', '--timeout', '0.5'],
      'PickyJob 5 does not answer: it took more than 500 ms',
      'hint: ',
    ],
    [['sums', '7', '[1]'], 'error: BytesPipe 7 cannot carry this value', 'hint: '],
    [['broken', '1'], 'broken/config.ts:1:7 error  broken/config.ts cannot be used: not ready', 'hint: '],
  ])('fails with an error and a hint for %j', async (args, error, hint) => {
    const { code, stderr } = await run(['emulate', ...args])
    expect(code).toBe(1)
    expect(stderr).toContain(error)
    expect(stderr).toContain(hint)
  })
})

describe('fission interactive, for a TypeScript network', () => {
  it('has the network at hand, and jobs that can be called', async () => {
    const typed = [
      'await emulate(JOBS[3])(1, 2)',
      'Object.keys(PIPES).join()',
      'NODES["192.168.4.2"].name',
      'GROUPS.ROOF.nodes.length + GROUPS.LOCAL.jobs.length',
      'network.headSize',
      'emulate(PIPES[1])({ a: 1 })',
      'new ObjectPipe(1) === PIPES[1]',
    ]
    const { code, stdout } = await run(['interactive', 'sums'], `${typed.join('\n')}\n`)
    expect(code).toBe(0)
    expect(stdout).toContain('sums: 7 jobs')
    expect(stdout).toContain('in   ObjectPipe 1: 1\nin   OptionalObjectPipe 2: 2\n')
    // What the job prints has a way of its own; it is there before the prompt ends.
    for (const line of ['3 -> 3\n', 'out  WindowPipe 3: 30\n', '[ 30 ]\n']) expect(stdout).toContain(line)
    expect(stdout).toContain("'1,2,3,4,5,6,7,8'")
    expect(stdout).toContain("'192.168.4.2'")
    expect(stdout).toMatch(/^> 3$/m)
    expect(stdout).toMatch(/^> 2$/m)
    expect(stdout).toContain('unpack: { a: 1 }')
    expect(stdout).toMatch(/^> true$/m)
  })

  it('says what is wrong with a config', async () => {
    const { code, stderr } = await run(['interactive', 'broken'])
    expect(code).toBe(1)
    expect(stderr).toContain('error: not ready\n    at broken/config.ts:1:7\nhint: ')
  })

  it('is explained with an example', async () => {
    const { code, stdout } = await run(['interactive', '--help'])
    expect(code).toBe(0)
    expect(stdout).toContain('Example:')
  })
})
