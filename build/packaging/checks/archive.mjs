// What lies in app.asar: all that main and preload import, and nothing that only developers need.
import { builtinModules } from 'node:module'
import path from 'node:path'
import vm from 'node:vm'
import { extractFile, listPackage } from '@electron/asar'
import { build } from 'esbuild'

/** Faster parts of ssh2 and ws, and colours of a log, without which they do. */
const optional = /^(cpu-features|bufferutil|utf-8-validate|supports-color)$|\.node$/

/** All that may be in the archive. */
const expected = [
  /^package\.json$/,
  /^dist\/(main|preload)\.cjs$/,
  /^dist\/renderer\/(index\.html|icon\.svg|assets\/[\w.-]+\.(js|css|ttf|woff2|svg|png))$/,
  /^node_modules\/esbuild\/(package\.json|LICENSE\.md|lib\/main\.js)$/,
]

const builtins = new Set([
  ...builtinModules,
  ...builtinModules.map((name) => `node:${name}`),
  'node:sea',
  'node:sqlite',
  'node:test',
])

/** Names of the files in the archive, with forward slashes. */
function namesIn(archive) {
  const names = listPackage(archive).map((name) => name.split(path.sep).join('/').replace(/^\//, ''))
  return names.filter((name) => !names.some((other) => other.startsWith(`${name}/`)))
}

/** What a script requires, without what is in it. */
export async function importsOf(source) {
  const { metafile } = await build({
    stdin: { contents: source, loader: 'js' },
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'cjs',
    external: ['*'],
    logLevel: 'silent',
  })
  return [
    ...new Set(
      Object.values(metafile.outputs).flatMap(({ imports }) => imports.map(({ path: name }) => name)),
    ),
  ]
}

/** Runs the preload as a sandbox would: one file that can require Electron alone. Gives what the page gets. */
export function runPreload(source) {
  const given = {}
  const sent = []
  const electron = {
    contextBridge: { exposeInMainWorld: (name, api) => void (given[name] = Object.keys(api).sort()) },
    ipcRenderer: { send: (channel) => void sent.push(channel), on: () => undefined },
  }
  const load = (name) => {
    if (name === 'electron') return electron
    throw new Error(`a sandboxed preload cannot require ${name}`)
  }
  const module = { exports: {} }
  vm.runInNewContext(`(function (require, module, exports) {${source}\n})`)(load, module, module.exports)
  return { given, sent }
}

/** Everything wrong with the archive, one sentence each. */
export async function archiveProblems(archive) {
  const names = namesIn(archive)
  const text = (name) => extractFile(archive, name).toString('utf8')
  const problems = names
    .filter((name) => !expected.some((pattern) => pattern.test(name)))
    .map((name) => `${name} does not belong into the archive`)
  const manifest = JSON.parse(text('package.json'))
  if (manifest.devDependencies || manifest.scripts)
    problems.push('package.json has what only developers need')
  if (!names.includes(manifest.main)) problems.push(`${manifest.main}, the app's main, is not in the archive`)
  for (const name of ['dist/main.cjs', 'dist/preload.cjs']) {
    for (const wanted of await importsOf(text(name))) {
      const isThere =
        wanted === 'electron' ||
        builtins.has(wanted) ||
        names.some((other) => other.startsWith(`node_modules/${wanted}/`))
      if (!isThere && !optional.test(wanted))
        problems.push(`${name} imports ${wanted}, which is not in the archive`)
    }
  }
  const { given } = runPreload(text('dist/preload.cjs'))
  if (JSON.stringify(given) !== JSON.stringify({ fission: ['onClose', 'onMessage', 'send'] }))
    problems.push(`the preload gives the page ${JSON.stringify(given)}`)
  const page = text('dist/renderer/index.html')
  if (/<script(?![^>]*\ssrc=)|\son\w+=/.test(page))
    problems.push('index.html has a script in its text, which its policy refuses')
  const main = text('dist/main.cjs')
  if (!main.includes("default-src 'none'") || main.includes("'unsafe-eval'"))
    problems.push("the pages' policy does not begin with nothing, or allows eval")
  return problems
}
