/** Makes an SSH connection: over its jump hosts, with the host's key checked and a login that works. */
import type { Duplex } from 'node:stream'
import { Client } from 'ssh2'
import type { ServerHostKeyAlgorithm } from 'ssh2'
import { fingerprint, keyType } from './host-key'
import { KnownHosts } from './known-hosts'
import { LoginMethods } from './login-methods'
import type { NewHost, SshQuestions } from './questions'
import { SshConnection } from './ssh-connection'
import { anotherHost, badHostKey, connectError, hostNotTrusted, loginRefused, noAnswer } from './ssh-error'
import type { SshTarget } from './ssh-target'

/** How long a host may say nothing while a connection is being made; the user may think as long as it takes. */
const SILENCE_MS = 10_000

/** A connection over which nothing came for this long, three times, is broken. Runs have their own, faster heartbeats. */
const KEEPALIVE_MS = 5000
const KEEPALIVES = 3

/** Rejects with an AppError that names the node and says what to do. */
export function connectSsh(
  target: SshTarget,
  questions: SshQuestions,
  signal: AbortSignal,
  way: Duplex | null = null,
): Promise<SshConnection> {
  return new Handshake(target, questions, signal).connect(way)
}

class Handshake {
  private readonly client = new Client()
  private readonly known: KnownHosts
  private readonly tried: string[] = []
  /** What this side found wrong; ssh2 only says that it was refused. */
  private verdict: Error | null = null
  private watchdog: NodeJS.Timeout | null = null
  private fail: (error: unknown) => void = () => undefined

  constructor(
    private readonly target: SshTarget,
    private readonly questions: SshQuestions,
    private readonly signal: AbortSignal,
  ) {
    this.known = new KnownHosts(target.knownHostsFiles)
  }

  connect(way: Duplex | null): Promise<SshConnection> {
    const { client, signal, target } = this
    return new Promise<SshConnection>((resolve, reject) => {
      this.fail = (error) => {
        this.end(onAbort)
        client.destroy()
        reject(this.verdict ?? connectError(target, error))
      }
      const onAbort = (): void => this.fail(noAnswer(target, signal.reason))
      if (signal.aborted) return onAbort()
      signal.addEventListener('abort', onAbort, { once: true })
      client.once('ready', () => {
        this.end(onAbort)
        client.removeListener('error', this.fail)
        // Requests are small and answered at once; together they would wait for each other's acknowledgement.
        client.setNoDelay(true)
        resolve(new SshConnection(target, client))
      })
      client.on('error', this.fail)
      client.once('close', () => this.fail(new Error('the host closed the connection')))
      this.start(way)
    })
  }

  private start(way: Duplex | null): void {
    const { target } = this
    const methods = new LoginMethods(target, this.asking(), (what) => this.tried.push(what))
    this.watch()
    this.client.on('connect', () => this.watch()).on('handshake', () => this.watch())
    this.client.connect({
      ...(way ? { sock: way } : {}),
      ...(target.lends ? { agent: target.lends, agentForward: true } : {}),
      host: target.host,
      port: target.port,
      username: target.user,
      readyTimeout: 0,
      keepaliveInterval: KEEPALIVE_MS,
      keepaliveCountMax: KEEPALIVES,
      algorithms: { serverHostKey: preferred(this.known.keyTypes(target.knownAs, target.port)) },
      hostVerifier: (key: Buffer, verify: (isGood: boolean) => void) => {
        this.verify(key).then(verify, (error: unknown) => this.fail(error))
      },
      authHandler: (allowed, _isPartial, next) => {
        this.watch()
        methods.next(allowed as string[] | null).then(
          (method) => {
            if (method) next(method)
            else this.fail(loginRefused(target, this.tried))
          },
          (error: unknown) => this.fail(error),
        )
      },
    })
  }

  private async verify(key: Buffer): Promise<boolean> {
    const { target } = this
    const host: NewHost = { node: target.label, keyType: keyType(key), fingerprint: fingerprint(key) }
    const verdict = this.known.check(target.knownAs, target.port, key)
    if (verdict.type === 'known') {
      if (target.isGuess) this.noteAt(target.host, key)
      return true
    }
    if (target.isGuess) {
      this.verdict = anotherHost(target, host)
      return false
    }
    if (verdict.type === 'unknown') {
      const isTrusted = await this.asking().trustHost(host)
      if (isTrusted) this.known.add(target.knownAs, target.port, key)
      else this.verdict = hostNotTrusted(target, host)
      return isTrusted
    }
    this.verdict = badHostKey(target, host, verdict)
    return false
  }

  /** The host has proved to be the one that was looked for; from now on it is known at this address, too. */
  private noteAt(address: string, key: Buffer): void {
    const { port } = this.target
    if (this.known.check(address, port, key).type !== 'known') this.known.add(address, port, key)
  }

  /** The user's answers; meanwhile the host's silence means nothing. */
  private asking(): SshQuestions {
    const pausing = async <T>(answer: Promise<T>): Promise<T> => {
      this.stopWatching()
      const value = await answer
      this.watch()
      return value
    }
    const { questions } = this
    return {
      trustHost: (host) => pausing(questions.trustHost(host)),
      password: (login) => pausing(questions.password(login)),
      passphrase: (key) => pausing(questions.passphrase(key)),
    }
  }

  private watch(): void {
    this.stopWatching()
    this.watchdog = setTimeout(() => this.fail(noAnswer(this.target)), SILENCE_MS)
  }

  private stopWatching(): void {
    if (this.watchdog) clearTimeout(this.watchdog)
    this.watchdog = null
  }

  private end(onAbort: () => void): void {
    this.stopWatching()
    this.signal.removeEventListener('abort', onAbort)
  }
}

/** Kinds of host keys, those that are known of the host first. */
function preferred(known: readonly string[]): ServerHostKeyAlgorithm[] {
  const signatures = known.flatMap((type) => (type === 'ssh-rsa' ? RSA : [type]))
  const isKnown = (name: string): boolean => signatures.includes(name)
  return [...ALL_HOST_KEYS.filter(isKnown), ...ALL_HOST_KEYS.filter((name) => !isKnown(name))]
}

const RSA = ['rsa-sha2-512', 'rsa-sha2-256']
const ALL_HOST_KEYS: ServerHostKeyAlgorithm[] = [
  'ssh-ed25519',
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp521',
  'rsa-sha2-512',
  'rsa-sha2-256',
]
