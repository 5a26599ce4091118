import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { copyProject, FissionProcess, removeFolder } from '../simulate/fission-process'

let project: string
beforeAll(() => {
  project = copyProject('tested')
})
afterAll(() => removeFolder(project))

async function graph(...args: string[]): Promise<{ code: unknown; stdout: string; stderr: string }> {
  const fission = new FissionProcess(project, 'graph', ...args)
  const code = await fission.exit()
  return { code, stdout: fission.stdout, stderr: fission.stderr }
}

it('draws a network in the terminal as Mermaid', async () => {
  const { code, stdout } = await graph('sums')
  expect(code).toBe(0)
  expect(stdout).toContain('graph LR\n  subgraph network\n    job1("CountJob 1")\n')
  expect(stdout).toContain('  subgraph locals\n    job2("InteractiveJob 2")\n')
  expect(stdout).toContain('  job2 -.->|2| job3\n  job3 -->|3 ×3| job4\n')
})

it('writes a picture that needs no other program, by the name of the file', async () => {
  const { code, stdout } = await graph('sums', '--out', 'sums.svg')
  expect(code).toBe(0)
  expect(stdout).toContain('sums.svg')
  const svg = readFileSync(path.join(project, 'sums.svg'), 'utf8')
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="[\d.]+" height="[\d.]+"/)
  expect(svg.match(/<polyline/g)).toHaveLength(8)
})

it('shows the open ends of a network with mistakes', async () => {
  expect((await graph('untested')).stdout).toContain('from1(( ))')
  expect((await graph('untested', '--format', 'dot')).stdout).toContain('from1 [label="", shape=point]')
})

it.each([
  [['sums', '--out', 'sums.pdf'], 'error: A graph cannot be written as pdf', 'hint: Take svg'],
  [
    ['sums', '--format', 'bmp'],
    'error: A graph cannot be written as bmp',
    'hint: Choose mermaid, dot or svg',
  ],
  [['sums', '--out', 'nowhere/sums.svg'], 'error: Writing nowhere/sums.svg failed', 'hint: Check the path.'],
  [['broken'], 'broken/config.ts:1:7 error', 'hint: '],
])('fails with an error and a hint for %j', async (args, error, hint) => {
  const { code, stderr } = await graph(...args)
  expect(code).toBe(1)
  expect(stderr).toContain(error)
  expect(stderr).toContain(hint)
  expect(existsSync(path.join(project, 'sums.pdf'))).toBe(false)
})
