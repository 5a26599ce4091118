/** Finds an Ansible that can be started from here: the system's, or that of Windows' Linux (WSL). */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { AppError } from '../errors'

const run = promisify(execFile)

/** The oldest one whose playbook options are all known to us. */
export const OLDEST_ANSIBLE = [2, 14] as const

/** Since this version it gives ssh the password itself. */
const WITHOUT_SSHPASS = [2, 19] as const

/** How Ansible is started. */
export interface AnsibleProgram {
  /** `node`: on the first node, by SSH. */
  kind: 'system' | 'wsl' | 'node'
  /** `2.14.18`; empty while it is not known. */
  version: string
  /** Logging in by password works. */
  takesPasswords: boolean
}

/** The start of a command line in which the program follows. */
export function launcherOf(kind: AnsibleProgram['kind']): string[] {
  return kind === 'wsl' ? ['wsl.exe', '--exec'] : []
}

/** That of this computer; where it has none, the first node is to have one. */
export async function chooseAnsible(): Promise<AnsibleProgram> {
  try {
    return await findAnsible()
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'not-found') throw error
    return { kind: 'node', version: '', takesPasswords: true }
  }
}

/** Rejects with an AppError that says how to get one. */
export async function findAnsible(platform = process.platform): Promise<AnsibleProgram> {
  const kind = platform === 'win32' ? 'wsl' : 'system'
  const banner = await outputOf([...launcherOf(kind), 'ansible-playbook', '--version'])
  const version = /(\d+\.\d+\.\d+)/.exec(banner ?? '')?.[1]
  if (version === undefined) throw noAnsible(kind)
  if (!isAtLeast(version, OLDEST_ANSIBLE)) throw tooOld(version)
  const takesPasswords =
    isAtLeast(version, WITHOUT_SSHPASS) || (await outputOf([...launcherOf(kind), 'sshpass', '-V'])) !== null
  return { kind, version, takesPasswords }
}

/** Whether `2.14.18` is at least 2.14. */
export function isAtLeast(version: string, [major, minor]: readonly [number, number]): boolean {
  const [ofMajor = 0, ofMinor = 0] = version.split('.').map(Number)
  return ofMajor > major || (ofMajor === major && ofMinor >= minor)
}

/** What a program prints; null where there is none, or it fails. */
async function outputOf([program = '', ...args]: string[]): Promise<string | null> {
  try {
    const { stdout } = await run(program, args, { env: { ...process.env, LC_ALL: utf8Locale() } })
    return stdout
  } catch {
    // That it cannot be started is the answer.
    return null
  }
}

/** A locale that every system has; Ansible refuses to start without UTF-8. */
export function utf8Locale(platform = process.platform): string {
  return platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'
}

function noAnsible(kind: AnsibleProgram['kind']): AppError {
  return kind === 'wsl'
    ? new AppError(
        'not-found',
        'No Ansible was found in WSL',
        'In a terminal: wsl --install, then in it: sudo apt install ansible-core sshpass.',
      )
    : new AppError(
        'not-found',
        'No Ansible was found on this computer',
        'Install it: sudo apt install ansible-core sshpass (macOS: brew install ansible sshpass).',
      )
}

function tooOld(version: string): AppError {
  const least = OLDEST_ANSIBLE.join('.')
  const hint = 'Install a newer one, for example: pipx install ansible-core'
  return new AppError('version-mismatch', `Ansible ${version} is older than ${least}`, hint)
}
