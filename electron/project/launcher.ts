/** The command `fission` of a project, which `npx fission` finds: a script that starts this installation. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Writes `fission` (and `fission.cmd` on Windows) into `bin`; it runs `program` with this process's runtime. */
export function writeLauncher(bin: string, program: string): void {
  mkdirSync(bin, { recursive: true })
  replace(path.join(bin, 'fission'), shellLauncher(process.execPath, program))
  if (process.platform === 'win32')
    replace(path.join(bin, 'fission.cmd'), windowsLauncher(process.execPath, program))
}

/** A POSIX shell script; the runtime may have been updated away, then the one on the PATH is used. */
export function shellLauncher(runtime: string, program: string): string {
  return [
    '#!/bin/sh',
    `runtime=${quoted(runtime)}`,
    '[ -x "$runtime" ] || runtime=node',
    // The desktop app's runtime acts as Node with this variable.
    `ELECTRON_RUN_AS_NODE=1 exec "$runtime" ${quoted(program)} "$@"`,
    '',
  ].join('\n')
}

/** The same for Windows. */
export function windowsLauncher(runtime: string, program: string): string {
  const escaped = (text: string) => text.replaceAll('%', '%%')
  return [
    '@echo off',
    'setlocal',
    'set ELECTRON_RUN_AS_NODE=1',
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
