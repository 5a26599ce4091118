// Emits the type declarations of the package 'fission'.
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { replaceFile } from './replace-file.mjs'
import { captureNode, toolScript } from './tools.mjs'

async function filesIn(folder) {
  if (!existsSync(folder)) return []
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
}

async function syncFolder(source, target) {
  const wanted = await filesIn(source)
  for (const name of wanted) {
    await replaceFile(path.join(target, name), await readFile(path.join(source, name)))
  }
  const stale = (await filesIn(target)).filter((name) => name.endsWith('.d.ts') && !wanted.includes(name))
  await Promise.all(stale.map((name) => rm(path.join(target, name), { force: true })))
}

/** Writes the declarations of a TypeScript project into `target`, file by file, and removes stale ones. */
export async function emitDeclarations(project, target) {
  const draft = await mkdtemp(path.join(os.tmpdir(), 'fission-types-'))
  try {
    const tsc = toolScript('typescript', 'tsc')
    const { code, output } = await captureNode([tsc, '--pretty', 'false', '-p', project, '--outDir', draft])
    if (code !== 0) throw new Error(output.trimEnd())
    await syncFolder(draft, target)
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}
