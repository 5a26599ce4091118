/** Where and how one host is reached, after `~/.ssh/config`. */
import { existsSync } from 'node:fs'
import { homedir, userInfo } from 'node:os'
import path from 'node:path'
import SSHConfig from 'ssh-config'
import type { BaseAgent } from 'ssh2'
import { readSshConfig } from './config-file'

/** All that a connection needs to know of its host. */
export interface SshTarget {
  /** What people call it: the node's name, with its address where that differs. */
  label: string
  host: string
  port: number
  user: string
  /** Name under which its key is known. */
  knownAs: string
  /** Private keys to try, in this order. */
  keyFiles: string[]
  /** Socket of the ssh-agent; null: none. */
  agent: string | null
  knownHostsFiles: string[]
  /** Hosts on the way, the first one to connect to first. */
  jumps: SshTarget[]
  /** Keys that programs on the host may log in to others by; left out: none. */
  lends?: BaseAgent
  /** Only the host that is known as `knownAs` will do; `host` is a guess, and the key noted for it once it has proved right. */
  isGuess?: boolean
}

/** What a host is looked up by. */
export interface HostReference {
  /** Node's name; empty when it has none. */
  name: string
  /** Host name, address, or a `Host` of `~/.ssh/config`. */
  address: string
  /** Account; null: as the config says, else the account of this computer's user. */
  user: string | null
}

const DEFAULT_KEYS = ['id_ed25519', 'id_ecdsa', 'id_rsa']
const WINDOWS_AGENT = '\\\\.\\pipe\\openssh-ssh-agent'

type Settings = Record<string, string | string[]>

/** Resolves a host; `environment` has SSH_AUTH_SOCK. The user that is asked for wins over the config's. */
export function resolveTarget(
  reference: HostReference,
  environment: NodeJS.ProcessEnv = process.env,
  home = homedir(),
): SshTarget {
  const config = SSHConfig.parse(readSshConfig(home))
  return resolve(reference, { config, environment, home, seen: [] })
}

interface Context {
  config: SSHConfig
  environment: NodeJS.ProcessEnv
  home: string
  /** Hosts whose way leads over this one, against circles. */
  seen: readonly string[]
}

function resolve({ name, address, user: asked }: HostReference, context: Context): SshTarget {
  const { home, seen } = context
  const settings: Settings = context.config.compute(
    { Host: address, ...(asked === null ? {} : { User: asked }) },
    { ignoreCase: true },
  )
  const host = (first(settings.hostname) ?? address).replaceAll('%h', address)
  const user = asked ?? first(settings.user) ?? userInfo().username
  const expand = (file: string): string => expandTokens(file, { home, host, user })
  const own = all(settings.userknownhostsfile).flatMap((files) => files.split(/\s+/))
  return {
    label: name !== '' && name !== address ? `${name} (${address})` : address,
    host,
    port: Number(first(settings.port) ?? 22),
    user,
    knownAs: first(settings.hostkeyalias) ?? host,
    keyFiles: keyFiles(settings, home).map(expand),
    agent: agentSocket(settings, context.environment, expand),
    knownHostsFiles: own.length > 0 ? own.map(expand) : [path.join(home, '.ssh', 'known_hosts')],
    jumps: seen.includes(address) ? [] : jumpsOf(settings, { ...context, seen: [...seen, address] }),
  }
}

/** `ProxyJump [user@]host[:port],…`; each of them may have a way of its own. */
function jumpsOf(settings: Settings, context: Context): SshTarget[] {
  const jumps = first(settings.proxyjump)
  if (jumps === undefined || jumps === 'none') return []
  return jumps.split(',').flatMap((text) => {
    const [, user, host = text, port] = /^(?:([^@]+)@)?(.+?)(?::(\d+))?$/.exec(text.trim()) ?? []
    const jump = resolve({ name: '', address: host, user: user ?? null }, context)
    return [...jump.jumps, { ...jump, jumps: [], port: port === undefined ? jump.port : Number(port) }]
  })
}

function keyFiles(settings: Settings, home: string): string[] {
  const chosen = all(settings.identityfile)
  const usual = DEFAULT_KEYS.map((key) => path.join(home, '.ssh', key)).filter((file) => existsSync(file))
  return chosen.length > 0 ? chosen : usual
}

function agentSocket(
  settings: Settings,
  environment: NodeJS.ProcessEnv,
  expand: (file: string) => string,
): string | null {
  const chosen = first(settings.identityagent)
  if (chosen === 'none' || first(settings.identitiesonly)?.toLowerCase() === 'yes') return null
  if (chosen !== undefined && chosen !== 'SSH_AUTH_SOCK') return expand(chosen)
  const usual = environment.SSH_AUTH_SOCK
  if (usual) return usual
  return process.platform === 'win32' && existsSync(WINDOWS_AGENT) ? WINDOWS_AGENT : null
}

function expandTokens(file: string, { home, host, user }: Record<'home' | 'host' | 'user', string>): string {
  const tokens: Record<string, string> = { '%': '%', d: home, h: host, r: user, u: userInfo().username }
  return file
    .replace(/^~(?=\/|$)/, home)
    .replaceAll(/%(.)/g, (whole, token: string) => tokens[token] ?? whole)
}

function first(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value
}

function all(value: string | string[] | undefined): string[] {
  return value === undefined ? [] : [value].flat()
}
