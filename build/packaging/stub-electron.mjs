// A folder that has of Electron what packing looks at, for machines that its program cannot be fetched to: the names of its
// files, and a fuse wire. It runs nothing.
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createPackage } from '@electron/asar'
import { root } from '../tools.mjs'

/** How Electron marks the place of its fuses, then the version of the wire, the number of fuses, and each as it leaves Electron. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const WIRE_VERSION = 1
const fuses = '101010011'

const files = [
  'chrome-sandbox',
  'chrome_crashpad_handler',
  'icudtl.dat',
  'libffmpeg.so',
  'LICENSE',
  'LICENSES.chromium.html',
  'resources.pak',
  'snapshot_blob.bin',
  'v8_context_snapshot.bin',
  'locales/de.pak',
  'locales/en-US.pak',
  'locales/fr.pak',
]

/** Makes the folder for Linux, and gives its path. */
export async function makeStubElectron(folder) {
  const { version } = JSON.parse(readFileSync(path.join(root, 'node_modules/electron/package.json'), 'utf8'))
  mkdirSync(path.join(folder, 'locales'), { recursive: true })
  mkdirSync(path.join(folder, 'resources'), { recursive: true })
  for (const name of files) writeFileSync(path.join(folder, name), name)
  writeFileSync(path.join(folder, 'version'), version)
  const wire = Buffer.concat([
    Buffer.from('\x7fELF'),
    Buffer.alloc(4096),
    Buffer.from(sentinel),
    Buffer.from([WIRE_VERSION, fuses.length]),
    Buffer.from(fuses),
    Buffer.alloc(4096),
  ])
  writeFileSync(path.join(folder, 'electron'), wire)
  chmodSync(path.join(folder, 'electron'), 0o755)
  // Its header is hashed, so it must be an archive.
  const empty = path.join(folder, 'empty')
  mkdirSync(empty)
  writeFileSync(path.join(empty, 'main.js'), '')
  await createPackage(empty, path.join(folder, 'resources/default_app.asar'))
  return folder
}

/** Electron's own folder, where its program has been fetched; else null. */
export function realElectron() {
  const folder = path.join(root, 'node_modules/electron')
  const pathFile = path.join(folder, 'path.txt')
  if (!existsSync(pathFile)) return null
  return existsSync(path.join(folder, 'dist', readFileSync(pathFile, 'utf8')))
    ? path.join(folder, 'dist')
    : null
}
