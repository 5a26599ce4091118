import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { copyProject, FissionProcess, removeFolder } from './fission-process'

let project: string
let folder: string
beforeAll(() => {
  project = copyProject('simulations')
  folder = mkdtempSync(path.join(tmpdir(), 'fission-test-'))
})
afterAll(() => {
  removeFolder(project)
  removeFolder(folder)
})

async function run(
  cwd: string,
  ...args: string[]
): Promise<{ code: unknown; stdout: string; stderr: string }> {
  const fission = new FissionProcess(cwd, ...args)
  const code = await fission.exit()
  return { code, stdout: fission.stdout, stderr: fission.stderr }
}

it('makes a project and a network that simulates at once', async () => {
  expect((await run(folder, 'startproject', 'my_project')).stdout).toContain('npx fission startnetwork')
  const root = path.join(folder, 'my_project')
  expect((await run(root, 'startnetwork', 'my_network')).stdout).toContain('npx fission simulate my_network')
  const fission = new FissionProcess(root, 'simulate', 'my_network')
  await fission.says(/SourceJob 1 +\| 1 -> 1\n/)
  expect((await fission.end('SIGINT')).code).toBe(0)
  expect(existsSync(path.join(root, 'my_network/simulation/2/results.csv'))).toBe(true)
})

it('validates a network, for people and for programs', async () => {
  const good = await run(project, 'validate', 'tutorial')
  expect(good).toMatchObject({ code: 0, stdout: 'no problems\n' })
  const bad = await run(project, 'validate', 'wrong', '--json')
  expect(bad.code).toBe(1)
  const { problems } = JSON.parse(bad.stdout) as { problems: { code: string; position: { line: number } }[] }
  expect(problems.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['pipe-no-destination', 'pipe-no-source']),
  )
  expect(problems.every(({ position }) => position.line > 0)).toBe(true)
})

it('finds a network by its path and from a folder within the project', async () => {
  expect((await run(folder, 'validate', path.join(project, 'tutorial'))).code).toBe(0)
  expect((await run(path.join(project, 'shared'), 'validate', 'tutorial')).code).toBe(0)
})

it('suggests the command that was meant', async () => {
  const { code, stderr } = await run(project, 'simulat', 'tutorial')
  expect(code).toBe(1)
  expect(stderr).toBe("error: unknown command 'simulat'\nhint: Did you mean simulate?\n")
})

it.each([
  [['simulate'], "error: missing required argument 'network'"],
  [['simulate', 'tutorial', '--nodes', '0'], 'It must be a whole number from 1 to 256.'],
  [['simulate', 'tutorial', '--duration', 'long'], 'It must be a number of seconds above 0.'],
  [['demo', '--nodes', '1'], 'need another one'],
  [['simulate', 'nowhere'], 'error: There is no network nowhere'],
  [['startnetwork', 'tutorial'], 'exists already'],
])('fails with an error and a hint for %j', async (args, error) => {
  const { code, stderr } = await run(project, ...args)
  expect(code).toBe(1)
  expect(stderr).toContain(error)
  expect(stderr).toMatch(/^hint: /m)
})

it.each(['startproject', 'startnetwork', 'validate', 'simulate', 'demo'])(
  'explains %s with an example',
  async (command) => {
    const { code, stdout } = await run(folder, command, '--help')
    expect(code).toBe(0)
    expect(stdout).toContain(`Usage: fission ${command}`)
    expect(stdout).toContain('Example:')
  },
)
