// Builds dist/renderer: the window, from Vue components and the editor's modules. What has not changed is not built again.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { replaceFile } from './replace-file.mjs'
import { root } from './tools.mjs'

/** All that the built window depends on. */
export const inputs = [
  'renderer',
  'electron/contract',
  'agent/core',
  'agent/protocol',
  'resources/help',
  'package-lock.json',
  'build/renderer.mjs',
]

/** Beside the window's folder, not in it: what it was built from. */
const stamp = path.join(root, 'dist/renderer.inputs')

/**
 * A hash of files and folders, by their names and contents.
 * @param {string} folder
 * @param {string[]} names
 */
export function hashOf(folder, names) {
  const hash = createHash('sha256')
  const files = names.flatMap((name) => {
    const entries = name.includes('.')
      ? null
      : readdirSync(path.join(folder, name), { recursive: true, withFileTypes: true })
    if (entries === null) return [name]
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) =>
        path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'),
      )
  })
  for (const name of files.sort()) {
    const content = readFileSync(path.join(folder, name))
    hash.update(`${name}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

/** Builds the window unless it is as it should be; resolves to whether it was built. */
export async function buildRenderer(quiet) {
  const wanted = hashOf(root, inputs)
  const isBuilt = existsSync(path.join(root, 'dist/renderer/index.html'))
  if (isBuilt && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return false
  rmSync(stamp, { force: true })
  // Loaded only when there is something to build.
  const [{ build }, { default: vue }] = await Promise.all([import('vite'), import('@vitejs/plugin-vue')])
  await build({
    configFile: false,
    root: path.join(root, 'renderer'),
    base: './',
    logLevel: quiet ? 'error' : 'warn',
    plugins: [vue()],
    resolve: { dedupe: ['vue'] },
    worker: { format: 'es' },
    // What of vue-i18n is not used, and would otherwise be in the bundle.
    define: {
      __VUE_I18N_FULL_INSTALL__: false,
      __VUE_I18N_LEGACY_API__: false,
      __INTLIFY_PROD_DEVTOOLS__: false,
    },
    build: {
      outDir: path.join(root, 'dist/renderer'),
      emptyOutDir: true,
      target: 'chrome120',
      sourcemap: false,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 20_000,
    },
  })
  await replaceFile(stamp, wanted)
  return true
}
