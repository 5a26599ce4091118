import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { resourcePath } from '../../../electron/paths'
import { readmeCommands, sightOf } from '../../newcomer/readme-commands.mjs'

const text = `# Product
## Start
\`\`\`sh
npm ci && npm run demo
\`\`\`
\`\`\`ts
not('a command')
\`\`\`
## First
\`\`\`sh
npx fission simulate one   # until Ctrl+C
npm ci && npm test
\`\`\`
## Other
\`\`\`sh
rm everything
\`\`\`
`

describe('what a newcomer types', () => {
  it('is what stands in the shell blocks below the headings', () => {
    expect(readmeCommands(text, ['Start', 'First'])).toEqual([
      'npm ci && npm run demo',
      'npx fission simulate one',
    ])
  })

  it('ends by itself, or once something is seen', () => {
    expect(sightOf('npm ci')).toBeNull()
    expect('JoinJob 4 | 4 -> 1').toMatch(sightOf('npx fission simulate one')!)
  })

  it('leads to a simulation in this README', () => {
    const commands = readmeCommands(readFileSync(resourcePath('README.md'), 'utf8'), ['Start', 'Ten minutes'])
    expect(commands[0]).toMatch(/^npm ci/)
    expect(commands.some((command) => command.startsWith('npx fission simulate'))).toBe(true)
  })
})
