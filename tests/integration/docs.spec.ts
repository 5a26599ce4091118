import { spawnSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { resourcePath } from '../../electron/paths'
import { parsePage } from '../../renderer/features/help/markdown'

interface Block {
  page: string
  line: number
  language: string
  /** Where the block lies in the reader's project; empty for an excerpt. */
  file: string
  code: string
}

const folder = resourcePath('resources/help')
const pages = readdirSync(folder).filter((file) => file.endsWith('.md'))
const blocks = [...pages, '../../README.md'].flatMap((file) => blocksOf(file))

function blocksOf(page: string): Block[] {
  const fences = parsePage(page, readFileSync(path.join(folder, page), 'utf8')).tokens
  return fences
    .filter(({ type }) => type === 'fence')
    .map(({ info, content, map }) => {
      const [language = '', file = ''] = info.split(' ')
      return { page, line: (map?.[0] ?? 0) + 1, language, file, code: content }
    })
}

const of = (language: string): Block[] => blocks.filter((block) => block.language === language)
const cli = resourcePath('dist/fission.cjs')
let project = ''

beforeAll(() => {
  project = path.join(mkdtempSync(path.join(tmpdir(), 'fission-docs-')), 'my_project')
  fission(path.dirname(project), 'startproject', 'my_project')
  fission(project, 'startnetwork', 'my_network')
})
afterAll(() => rmSync(path.dirname(project), { recursive: true, force: true }))

/** Runs a command as a reader does; what it printed, and on what it failed. */
function fission(cwd: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { cwd, encoding: 'utf8' })
  expect(status, `fission ${args.join(' ')}\n${stdout}${stderr}`).toBe(0)
  return stdout
}

describe('the files of the tutorial', () => {
  beforeAll(() => {
    for (const { file, code } of blocks.filter((block) => block.file !== '')) {
      mkdirSync(path.dirname(path.join(project, file)), { recursive: true })
      writeFileSync(path.join(project, file), code)
    }
  })

  it.each(['my_network', 'py_network'])(
    'make %s a network that gives the sum of the first five cubes',
    (network) => {
      fission(project, 'validate', network)
      const output = fission(project, 'simulate', network, '--duration', '12')
      expect(output).toMatch(/sum over \[?1, 8, 27, 64, 125\]? is 225/)
    },
  )

  it('let one job be tried alone', () => {
    expect(fission(project, 'emulate', 'my_network', 'JoinJob', '2', '3', '4')).toContain('24')
  })
})

describe('commands', () => {
  const commands = of('sh').flatMap(({ page, code }) =>
    [...code.matchAll(/^npx fission (.*)$/gm)].map(([, line = '']) => ({
      page,
      line: line.replace(/ +#.*/, ''),
    })),
  )

  it.each(commands)('fission $line, in $page, is one that there is, with these options', ({ line }) => {
    const words = line.split(/\s+/)
    const [command = ''] = words
    const help = fission(tmpdir(), command, '--help')
    expect(help).toContain(`Usage: fission ${command}`)
    for (const option of words.filter((word) => /^--?[a-z]/.test(word)))
      expect(help, option).toMatch(new RegExp(`(^|[\\s,])${option}[\\s,=]`, 'm'))
  })
})

describe('fission help', () => {
  it('lists the pages, and shows the help of commands', () => {
    const names = pages.map((page) => page.replace(/\.md$/, ''))
    const listed = fission(tmpdir(), 'help')
    expect(names.filter((name) => !new RegExp(`^ +${name} +\\S`, 'm').test(listed))).toEqual([])
    expect(fission(tmpdir(), 'help', 'nodes', 'install')).toContain('Usage: fission nodes install')
    const { status, stderr } = spawnSync(process.execPath, [cli, 'help', 'pipe'], { encoding: 'utf8' })
    expect([status, stderr]).toEqual([1, expect.stringMatching(/^error: .*"pipe"\nhint: fission help lists/)])
  })

  it('shows a page to whoever reads only its beginning', () => {
    const { status, stdout, stderr } = spawnSync(
      'bash',
      ['-o', 'pipefail', '-c', '"$@" | head -n 2', 'bash', process.execPath, cli, 'help', 'tutorial'],
      { encoding: 'utf8' },
    )
    expect([status, stdout, stderr]).toEqual([0, expect.stringMatching(/^Tutorial.*\n=+\n$/), ''])
  })
})

it('has TypeScript that the compiler accepts', () => {
  const place = mkdtempSync(path.join(tmpdir(), 'fission-snippets-'))
  mkdirSync(path.join(place, 'node_modules/@types'), { recursive: true })
  symlinkSync(resourcePath('dist/sdk'), path.join(place, 'node_modules/fission'))
  symlinkSync(resourcePath('node_modules/@types/node'), path.join(place, 'node_modules/@types/node'))
  const snippets = of('ts').filter(({ file, page }) => file === '' && page !== 'architecture.md')
  for (const { page, line, code } of snippets) {
    const imports = /^import .* from 'fission'/m.test(code)
      ? ''
      : "import { Job, Node, ObjectPipe } from 'fission'\ninterface Measurement { value: number }\n"
    writeFileSync(
      path.join(place, `${path.basename(page, '.md')}-${line}.ts`),
      `${imports}${code}\nexport {}\n`,
    )
  }
  const options = {
    strict: true,
    noEmit: true,
    module: 'esnext',
    moduleResolution: 'bundler',
    target: 'es2022',
  }
  const config = { compilerOptions: { ...options, types: ['node'], skipLibCheck: true }, include: ['*.ts'] }
  writeFileSync(path.join(place, 'tsconfig.json'), JSON.stringify(config))
  const tsc = resourcePath('node_modules/typescript/bin/tsc')
  const { status, stdout } = spawnSync(process.execPath, [tsc, '--pretty', 'false', '-p', place], {
    encoding: 'utf8',
  })
  rmSync(place, { recursive: true, force: true })
  expect([status, stdout]).toEqual([0, ''])
  expect(snippets.length).toBeGreaterThan(8)
}, 240_000)

describe('Python', () => {
  const prelude = 'from fission.core.jobs import *\nfrom fission.core.pipes import *\n'
  const snippets = of('python').filter(({ file }) => file === '')

  it.each(snippets)('of $page, line $line, runs', ({ code }) => {
    const { status, stderr } = spawnSync('python3', ['-c', prelude + code], {
      encoding: 'utf8',
      env: { ...process.env, PYTHONPATH: resourcePath('agent/python') },
    })
    expect(status, stderr).toBe(0)
  })
})

it('knows what to do with the blocks of every language', () => {
  const known = ['sh', 'ts', 'python', 'mermaid', '']
  expect(blocks.filter(({ language }) => !known.includes(language))).toEqual([])
})
