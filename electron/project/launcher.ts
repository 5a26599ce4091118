/** The command `fission` of a project, which `npx fission` finds: a script that starts this installation. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { nodeProgram } from '../paths'

/** Writes `fission` (and `fission.cmd` on Windows) into `bin`; it runs `program` with this process's runtime. */
export function writeLauncher(bin: string, program: string): void {
  mkdirSync(bin, { recursive: true })
  replace(path.join(bin, 'fission'), shellLauncher(nodeProgram(), program))
  if (process.platform === 'win32')
    replace(path.join(bin, 'fission.cmd'), windowsLauncher(nodeProgram(), program))
}

/** A POSIX shell script; the runtime may have been updated away, then the one on the PATH is used. */
export function shellLauncher(runtime: string, program: string): string {
  return [
    '#!/bin/sh',
    `runtime=${quoted(runtime)}`,
    '[ -x "$runtime" ] || runtime=node',
    `program=${quoted(program)}`,
    'if [ ! -f "$program" ]; then',
    `  echo 'error: the Fission Control Center that this project was last opened with is not there any more' >&2`,
    `  echo 'hint: open the project in the app, or run fission from another installation in it' >&2`,
    '  exit 1',
    'fi',
    'exec "$runtime" "$program" "$@"',
    '',
  ].join('\n')
}

/** The same for Windows. */
export function windowsLauncher(runtime: string, program: string): string {
  const escaped = (text: string) => text.replaceAll('%', '%%')
  return [
    '@echo off',
    'setlocal',
    `set "runtime=${escaped(runtime)}"`,
    'if not exist "%runtime%" set "runtime=node"',
    `"%runtime%" "${escaped(program)}" %*`,
    '',
  ].join('\r\n')
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}

function replace(file: string, content: string): void {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, content, { mode: 0o755 })
  renameSync(draft, file)
}
