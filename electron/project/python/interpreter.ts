/** Which Python reads a project's config and runs its jobs on this computer. */
import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Problem } from '../../../agent/core/network/problem'
import type { NetworkFolder } from '../network-folder'

/** Absolute path of the interpreter, or why there is none. */
export type Interpreter = { ok: true; program: string } | { ok: false; problem: Problem }

/**
 * In this order: what the config names (`PYTHON = "python3.12"`, a text on a line of its own), the project's `.venv`,
 * the environment variable FISSION_PYTHON, `python3`. A path is relative to the project; a name is looked up on the PATH.
 */
export function findInterpreter({ root, config }: NetworkFolder): Interpreter {
  const named = namedInConfig(path.join(root, config))
  if (named !== null) return located(root, named, config)
  const environment = path.join(root, '.venv', 'bin', 'python')
  if (existsSync(environment)) return { ok: true, program: environment }
  return located(root, process.env.FISSION_PYTHON ?? 'python3', config)
}

/** Read without running the config, which may need the very interpreter that it names. */
function namedInConfig(file: string): string | null {
  if (!file.endsWith('.py')) return null
  const [, name] = /^PYTHON\s*=\s*["']([^"'\n]+)["']/m.exec(readFileSync(file, 'utf8')) ?? []
  return name ?? null
}

function located(root: string, name: string, config: string): Interpreter {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  const candidates = name.includes('/')
    ? [path.resolve(root, name)]
    : folders.map((folder) => path.join(folder, name))
  const program = candidates.find(isProgram)
  if (program !== undefined) return { ok: true, program }
  const where = name.includes('/') ? 'is no program' : 'is not on the PATH'
  return {
    ok: false,
    problem: {
      code: 'python-missing',
      severity: 'error',
      message: `${config} needs Python, but ${name} ${where}`,
      hint: 'Install Python 3.9 or newer, or name an interpreter: PYTHON = "/path/to/python3" in the config.',
      position: { file: config, line: 1 },
    },
  }
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
