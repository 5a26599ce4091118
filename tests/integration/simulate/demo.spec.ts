import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { allGone, FissionProcess, removeFolder } from './fission-process'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fission-test-'))
})
afterAll(() => removeFolder(folder))

it('kills the agent that runs JoinJob, whose work goes on elsewhere, and sums up', async () => {
  const demo = new FissionProcess(folder, 'demo', 'my_demo', '--kill-after', '1.5', '--duration', '5')
  await demo.says(/>> Killing the agent (\S+), which runs JoinJob 4/)
  const started = demo.descendants().map(({ pid }) => pid)
  const resultsBefore = demo.stdout.split('JoinJob 4 ').length
  expect(await demo.exit()).toBe(0)

  const [, killed] = /Killing the agent (\S+),/.exec(demo.stdout) ?? []
  expect(demo.stderr).toContain(`node ${killed} is lost: its agent ended; it ran JoinJob 4`)
  expect(demo.stderr).toMatch(/JoinJob 4 placed on \S+, moved from/)
  expect(demo.stdout.split('JoinJob 4 ').length).toBeGreaterThan(resultsBefore + 10)
  expect(demo.stdout.trimEnd().split('\n').at(-1)).toMatch(
    /^\d+ rounds delivered; \d\.\d\d s at most without output after the kill; \d+ blocks lost$/,
  )
  expect(existsSync(path.join(folder, 'my_demo/demo_network_v1/config.ts'))).toBe(true)
  await allGone(started)
})
