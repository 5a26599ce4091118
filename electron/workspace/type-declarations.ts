/** Declarations that the editor knows without a project: the SDK's and Node's. */
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { SourceFile } from '../contract/files'
import { resourcePath } from '../paths'

/** Every declaration, as if installed in the project's `node_modules`. */
export async function listTypes(): Promise<SourceFile[]> {
  const installed = createRequire(resourcePath('package.json'))
  const folderOf = (name: string): string => path.dirname(installed.resolve(`${name}/package.json`))
  const packages = [
    { name: 'fission', folder: resourcePath('dist/sdk') },
    { name: '@types/node', folder: folderOf('@types/node') },
    { name: 'undici-types', folder: folderOf('undici-types') },
  ]
  return (await Promise.all(packages.map(({ name, folder }) => declarations(name, folder)))).flat()
}

async function declarations(name: string, folder: string): Promise<SourceFile[]> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => {
    return /\.d\.[cm]?ts$/.test(file) || file === 'package.json'
  })
  return Promise.all(
    files.map(async (file) => ({
      path: `node_modules/${name}/${file.split(path.sep).join('/')}`,
      text: await readFile(path.join(folder, file), 'utf8'),
    })),
  )
}
