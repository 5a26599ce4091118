import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const startScript = fileURLToPath(new URL('../../build/start.mjs', import.meta.url))

it('points from npm start to the demo while there is no desktop app', () => {
  const output = execFileSync(process.execPath, [startScript], { encoding: 'utf8' })
  expect(output).toContain('npm run demo')
})
