// Runs the repository's own tools without a shell, the same way on every system.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import path from 'node:path'

/** The repository's root folder. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** The script that an installed package offers under a command name. */
export function toolScript(packageName, command = packageName) {
  const folder = path.join(root, 'node_modules', packageName)
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  return path.join(folder, typeof bin === 'string' ? bin : bin[command])
}

/** Runs a Node script with its output passed through; resolves to its exit code. */
export function runNode(args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  })
}

/** Runs a Node script and resolves to its exit code and everything it printed. */
export function captureNode(args) {
  return captureProgram(process.execPath, args)
}

/** The same for any program. */
export function captureProgram(program, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (output += text))
    }
    child.once('error', reject)
    child.once('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/** Runs named checks two at a time, prints each result as it ends; resolves to whether all passed. */
export async function runChecks(checks) {
  const queue = [...checks]
  let passed = true
  const worker = async () => {
    for (let check = queue.shift(); check; check = queue.shift()) {
      const { code, output } = await check.run()
      passed &&= code === 0
      console.log(`${code === 0 ? '✓' : '✗'} ${check.name}`)
      if (code !== 0) console.log(output.trimEnd())
    }
  }
  await Promise.all([worker(), worker()])
  return passed
}
