/** Which Python reads a project's config and runs its jobs on this computer. */
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Problem } from '../../../agent/core/network/problem'
import type { NetworkFolder } from '../network-folder'

/** The interpreter's absolute path and its first arguments, or why there is none. */
export type Interpreter = { ok: true; program: string; args: string[] } | { ok: false; problem: Problem }

/** What differs between systems. */
interface System {
  /** The Python of a virtual environment, relative to it. */
  environmentPython: string
  /** What to try without any wish, in order: a name to look up, and first arguments. */
  usual: readonly (readonly [name: string, ...args: string[]])[]
  /** What a program's name may end with. */
  suffixes: readonly string[]
  /** Marks a path, not a name. */
  separators: RegExp
}

const posix: System = {
  environmentPython: 'bin/python',
  usual: [['python3']],
  suffixes: [''],
  separators: /\//,
}

const windows: System = {
  environmentPython: 'Scripts/python.exe',
  // The launcher first: python3.exe and python.exe may be stubs that open the Store.
  usual: [['py', '-3'], ['python3'], ['python']],
  suffixes: ['', '.exe', '.bat', '.cmd'],
  separators: /[\\/]/,
}

/**
 * In this order: what the config names (`PYTHON = "python3.12"` on a line of its own in Python, `python: '…'` in
 * TypeScript, which is `named`), the project's `.venv`, the environment variable FISSION_PYTHON, `python3` (on Windows
 * `py -3`). A path is relative to the project; a name is looked up on the PATH.
 */
export function findInterpreter(
  { root, config }: NetworkFolder,
  named: string | null = null,
  platform: NodeJS.Platform = process.platform,
): Interpreter {
  const system = platform === 'win32' ? windows : posix
  const wanted = named ?? namedInConfig(path.join(root, config))
  const environment = path.join(root, '.venv', system.environmentPython)
  if (wanted === null && existsSync(environment)) return { ok: true, program: environment, args: [] }
  const chosen = wanted ?? process.env.FISSION_PYTHON
  const candidates = chosen === undefined ? system.usual : [[chosen] as const]
  for (const [name, ...args] of candidates) {
    const program = locate(root, name, system)
    if (program !== undefined) return { ok: true, program, args }
  }
  return { ok: false, problem: missing(root, chosen ?? 'python3', config, system) }
}

/** Read without running the config, which may need the very interpreter that it names. */
function namedInConfig(file: string): string | null {
  if (!file.endsWith('.py')) return null
  const [, name] = /^PYTHON\s*=\s*["']([^"'\n]+)["']/m.exec(readFileSync(file, 'utf8')) ?? []
  return name ?? null
}

function locate(root: string, name: string, system: System): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '')
  const places = system.separators.test(name)
    ? [path.resolve(root, name)]
    : folders.map((folder) => path.join(folder, name))
  return places.flatMap((place) => system.suffixes.map((suffix) => place + suffix)).find(isProgram)
}

function missing(root: string, name: string, config: string, system: System): Problem {
  const isPath = system.separators.test(name)
  const isThere = isPath && existsSync(path.resolve(root, name))
  const where = !isPath ? 'is not on the PATH' : isThere ? 'is no program' : 'does not exist'
  const example = config.endsWith('.py') ? 'PYTHON = "/path/to/python3"' : "python: '/path/to/python3'"
  return {
    code: 'python-missing',
    severity: 'error',
    message: `${config} needs Python, but ${name} ${where}`,
    hint: `Install Python 3.9 or newer, or name an interpreter: ${example} in the config.`,
    position: { file: config, line: 1 },
  }
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}
