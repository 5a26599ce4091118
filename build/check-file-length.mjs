// Fails on code files that have grown too long to read in one go.
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { root } from './tools.mjs'

const maxLines = 400
const codeFile = /\.(ts|vue|py|mjs|cjs)$/
const skippedFolders = new Set(['node_modules', 'dist', 'coverage', 'release', '.git', '.venv', '.bundle'])

function* codeFiles(folder) {
  for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
    const name = path.join(folder, entry.name)
    if (entry.isDirectory() && !skippedFolders.has(entry.name)) yield* codeFiles(name)
    else if (entry.isFile() && codeFile.test(entry.name)) yield name
  }
}

function countLines(name) {
  return readFileSync(path.join(root, name), 'utf8').trimEnd().split('\n').length
}

for (const name of codeFiles('')) {
  const lines = countLines(name)
  if (lines <= maxLines) continue
  console.log(`${name} has ${lines} lines; the limit is ${maxLines}. Split it by what changes together.`)
  process.exitCode = 1
}
