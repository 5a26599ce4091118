// Packs dist/agent for the nodes. The same files make the same archive, byte for byte, so a node knows what it has.
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { createTar } from 'nanotar'
import { replaceFile } from './replace-file.mjs'
import { root } from './tools.mjs'

/** Programs and Python modules, without what Python leaves beside them. */
const belongs = /\.(cjs|cjs\.map|py)$/

/** Writes dist/agent.tgz; its last file is VERSION, so where that is unpacked, everything is. */
export async function packAgent() {
  const folder = path.join(root, 'dist/agent')
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  const names = readdirSync(folder, { recursive: true })
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => belongs.test(name))
    .sort()
  const files = names.map((name) => ({ name, data: readFileSync(path.join(folder, name)) }))
  const archive = createTar([...files, { name: 'VERSION', data: `${version}\n` }], {
    attrs: { mode: '644', uid: 0, gid: 0, mtime: 0 },
  })
  await replaceFile(path.join(root, 'dist/agent.tgz'), gzipSync(archive))
}
