// What lies beside the archive: every file that agents, jobs and commands need, as it is in the checkout, and no other.
import { readFileSync, readdirSync, existsSync } from 'node:fs'
import path from 'node:path'
import { captureProgram, root } from '../../tools.mjs'

/** Folders whose tracked files travel. */
const tracked = ['resources/templates', 'resources/examples', 'resources/help', 'ansible']

/** What Electron runs is in the archive; every other program that is built travels beside it. */
const archived = ['main.cjs', 'preload.cjs']

/** Packages whose files other processes read. */
const packages = ['@types/node', 'undici-types', 'esbuild', '@esbuild/*']

/** All that may be beside the archive. */
const expected =
  /^(LICENSE|THIRD-PARTY-NOTICES\.md|package\.json|(bin|runtime)\/[\w.]+|(dist|resources|ansible|node_modules)\/.*)$/
const unwanted =
  /\.map$|__pycache__|\/simulation\/|(^|\/)tests\/(unit|integration|e2e|hosts)\/|\.tsbuildinfo$/

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
}

/** Names of the built programs beside the archive. */
export function builtPrograms() {
  const names = readdirSync(path.join(root, 'dist')).filter(
    (name) => name.endsWith('.cjs') && !archived.includes(name),
  )
  return names.map((name) => `dist/${name}`)
}

function builtFiles() {
  const folders = ['dist/cli', 'dist/agent', 'dist/sdk', 'dist/renderer']
  const inside = folders.flatMap((folder) =>
    filesBelow(path.join(root, folder)).map((file) => `${folder}/${file}`),
  )
  const files = ['LICENSE', 'THIRD-PARTY-NOTICES.md', 'dist/agent.tgz', ...builtPrograms(), ...inside]
  return files.filter((file) => !file.endsWith('.map') && !file.includes('__pycache__'))
}

/** What the sources look for by name. */
function namedFiles() {
  const sources = filesBelow(path.join(root, 'electron')).filter((name) => name.endsWith('.ts'))
  const texts = sources.map((name) => readFileSync(path.join(root, 'electron', name), 'utf8'))
  return texts.flatMap((text) => [...text.matchAll(/\bresourcePath\('([^']+)'\)/g)].map(([, name]) => name))
}

async function trackedFiles() {
  const { code, output } = await captureProgram('git', ['ls-files', '-z', ...tracked])
  if (code !== 0) throw new Error(`git cannot list the files: ${output}`)
  // What only keeps an empty folder in git does not travel.
  return output.split('\0').filter((name) => name !== '' && !name.endsWith('/.gitkeep'))
}

/** Packages that the bundles contain, by the comments that esbuild leaves. */
export function bundledPackages(source) {
  const named = source.matchAll(/^\s*\/\/ node_modules\/((?:@[\w.-]+\/)?[\w.-]+)\//gm)
  return new Set([...named].map(([, name]) => name))
}

/** Everything wrong with the folder beside the archive, one sentence each. */
export async function resourceProblems(product) {
  const problems = []
  const wanted = [...(await trackedFiles()), ...builtFiles()]
  for (const name of wanted) {
    const file = path.join(product, name)
    if (!existsSync(file)) problems.push(`${name} is missing`)
    else if (!readFileSync(file).equals(readFileSync(path.join(root, name))))
      problems.push(`${name} is another file`)
  }
  for (const name of new Set(namedFiles())) {
    if (!existsSync(path.join(product, name)))
      problems.push(`${name}, which the product looks for, is missing`)
  }
  const files = filesBelow(product)
  for (const name of files) {
    if (!expected.test(name) || unwanted.test(name)) problems.push(`${name} does not belong there`)
    const [, found] = /^node_modules\/((?:@[\w.-]+\/)?[\w.-]+)\//.exec(name) ?? []
    const known = packages.some(
      (pattern) => found === pattern || found?.startsWith(pattern.replace('*', '//').split('//')[0]),
    )
    if (found !== undefined && !known) problems.push(`the package ${found} does not belong there`)
  }
  return problems
}

/** Packages in bundles that are not among what the product depends on. */
export function developerPackages(files) {
  const { packages: locked } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'))
  return files.flatMap((file) =>
    [...bundledPackages(readFileSync(file, 'utf8'))]
      .filter((name) => locked[`node_modules/${name}`]?.dev === true)
      .map((name) => `${path.basename(file)} contains ${name}, which is a package for developers`),
  )
}
