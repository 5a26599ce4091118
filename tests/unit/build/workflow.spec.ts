import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { resourcePath } from '../../../electron/paths'

interface Workflow {
  jobs: Record<string, { needs?: string[]; steps: { run?: string; uses?: string }[] }>
}

const folder = resourcePath('.github/workflows')
const workflows = readdirSync(folder).map((name) => ({
  name,
  workflow: parse(readFileSync(path.join(folder, name), 'utf8')) as Workflow,
}))
const { scripts } = JSON.parse(readFileSync(resourcePath('package.json'), 'utf8')) as {
  scripts: Record<string, string>
}

describe.each(workflows)('$name', ({ workflow: { jobs } }) => {
  const commands = Object.values(jobs).flatMap(({ steps }) =>
    steps.flatMap(({ run }) => run?.split('\n') ?? []),
  )

  it('calls scripts that are there', () => {
    const called = commands.flatMap((line) => [...line.matchAll(/\bnpm (?:run ([\w:-]+)|(test)\b)/g)])
    const names = called.map(([, script, test]) => script ?? test!)
    expect(names.length).toBeGreaterThan(4)
    expect(names.filter((name) => !(name in scripts))).toEqual([])
  })

  it('starts files that are there', () => {
    const files = commands.flatMap((line) => [...line.matchAll(/\bbuild\/[\w./-]+/g)].map(([file]) => file))
    expect(files.filter((file) => !existsSync(resourcePath(file)))).toEqual([])
  })

  it('names every action’s version, and jobs that are there', () => {
    for (const { needs = [], steps } of Object.values(jobs)) {
      for (const { uses } of steps) if (uses !== undefined) expect(uses).toMatch(/^actions\/[\w-]+@v\d+$/)
      expect(needs.filter((name) => !(name in jobs))).toEqual([])
    }
  })
})

describe('package.json', () => {
  it('has no script that starts a file that is not there', () => {
    const files = Object.values(scripts).flatMap((script) => [
      ...script.matchAll(/\b(?:build|tests)\/[\w./-]+\.mjs/g),
    ])
    expect(files.map(([file]) => file).filter((file) => !existsSync(resourcePath(file)))).toEqual([])
  })
})
