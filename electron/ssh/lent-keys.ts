/** An ssh-agent in this process: a host may log in to others by keys of this computer, which never leave it. */
import { readFileSync } from 'node:fs'
import { AgentProtocol, BaseAgent, createAgent, utils } from 'ssh2'
import type {
  GetStreamCallback,
  IdentityCallback,
  ParsedKey,
  SignCallback,
  SigningRequestOptions,
} from 'ssh2'
import { AgentStream } from './agent-stream'
import type { SshTarget } from './ssh-target'

class LentKeys extends BaseAgent<ParsedKey> {
  /** Keys that can be used without a passphrase. */
  constructor(private readonly keys: readonly ParsedKey[]) {
    super()
  }

  override getIdentities(done: IdentityCallback<ParsedKey>): void {
    done(null, [...this.keys])
  }

  override sign(
    wanted: ParsedKey,
    data: Buffer,
    options: SigningRequestOptions | SignCallback,
    done: SignCallback = options as SignCallback,
  ): void {
    const key = this.keys.find((one) => one.getPublicSSH().equals(wanted.getPublicSSH()))
    const hash = typeof options === 'object' ? options.hash : undefined
    const signed = key?.sign(data, hash) ?? new Error('This key is not lent')
    if (signed instanceof Error) done(signed)
    else done(null, signed)
  }

  /** What a program on the host speaks with. */
  override getStream(done: GetStreamCallback): void {
    const protocol = new AgentProtocol(false)
    protocol.on('identities', (request) => protocol.getIdentitiesReply(request, [...this.keys]))
    protocol.on('sign', (request, key, data, options) => {
      this.sign(key, data, options, (error, signature) => {
        if (error || !signature) protocol.failureReply(request)
        else protocol.signReply(request, signature)
      })
    })
    done(null, new AgentStream(protocol))
  }
}

/** The keys by which a target would be logged in to; null: there are none that could be lent. */
export function lendKeys({ agent, keyFiles }: SshTarget, chosen: string | null): BaseAgent | null {
  if (chosen === null && agent !== null) return createAgent(agent)
  const keys = keyFiles.flatMap(readKey)
  return keys.length === 0 ? null : new LentKeys(keys)
}

function readKey(file: string): ParsedKey[] {
  try {
    const parsed = utils.parseKey(readFileSync(file))
    return parsed instanceof Error ? [] : [parsed]
  } catch {
    // A key that cannot be read is not lent; the login tells what it tried.
    return []
  }
}
