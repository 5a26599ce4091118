// Makes `npx fission` work inside each example of a checkout: npm looks no further up than the example's package.json.
import { mkdir, readdir, rm, symlink } from 'node:fs/promises'
import path from 'node:path'
import { root } from './tools.mjs'

const examples = path.join(root, 'resources/examples')

export async function linkExamples() {
  // Windows needs a privilege for links; there the examples are run from the checkout's folder.
  if (process.platform === 'win32') return
  for (const entry of await readdir(examples, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue
    const bin = path.join(examples, entry.name, 'node_modules/.bin')
    const link = path.join(bin, 'fission')
    await mkdir(bin, { recursive: true })
    await rm(link, { force: true })
    await symlink(path.relative(bin, path.join(root, 'dist/fission.cjs')), link)
  }
}
