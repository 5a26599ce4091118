/** The ways to log in, one after the other, as OpenSSH tries them: agent, key files, password. */
import { existsSync, readFileSync } from 'node:fs'
import { utils } from 'ssh2'
import type { AnyAuthMethod, KeyboardInteractiveAuthMethod, ParsedKey } from 'ssh2'
import type { SshQuestions } from './questions'
import type { SshTarget } from './ssh-target'

/** How often a password or passphrase is asked for. */
const ATTEMPTS = 3

/** Tells what was tried, for the message when nothing worked. */
export type Tried = (what: string) => void

/**
 * Gives the next method each time it is asked, null when there is none left. `allowed` says what the host still takes;
 * null before the host was asked.
 */
export class LoginMethods {
  private readonly methods: AsyncGenerator<AnyAuthMethod, void, void>
  private allowed: readonly string[] | null = null

  constructor(
    private readonly target: SshTarget,
    private readonly questions: SshQuestions,
    private readonly tried: Tried,
  ) {
    this.methods = this.all()
  }

  async next(allowed: readonly string[] | null): Promise<AnyAuthMethod | null> {
    this.allowed = allowed
    const { value, done } = await this.methods.next()
    return done ? null : value
  }

  private async *all(): AsyncGenerator<AnyAuthMethod, void, void> {
    const { user: username, agent } = this.target
    // The host answers with the methods that it takes.
    yield { type: 'none', username }
    if (this.takes('publickey')) {
      if (agent !== null && existsSync(agent)) {
        this.tried('the keys of the ssh-agent')
        yield { type: 'agent', username, agent }
      }
      yield* this.keys()
    }
    yield* this.passwords()
  }

  private async *keys(): AsyncGenerator<AnyAuthMethod, void, void> {
    for (const file of this.target.keyFiles) {
      const key = await this.openKey(file)
      if (key === null) continue
      this.tried(file)
      yield { type: 'publickey', username: this.target.user, key }
    }
  }

  private async *passwords(): AsyncGenerator<AnyAuthMethod, void, void> {
    const { user: username, label: node } = this.target
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      if (!this.takes('password') && !this.takes('keyboard-interactive')) return
      const password = await this.questions.password({ user: username, node, attempt })
      if (password === null) return
      this.tried('the password')
      yield this.takes('password')
        ? { type: 'password', username, password }
        : answerPrompts(username, password)
    }
  }

  private takes(method: string): boolean {
    return this.allowed === null || this.allowed.includes(method)
  }

  private async openKey(file: string): Promise<ParsedKey | null> {
    const content = readKey(file)
    if (content === null) {
      this.tried(`${file}, which cannot be read`)
      return null
    }
    const plain = parseKey(content)
    if (plain) return plain
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const passphrase = await this.questions.passphrase({ file, attempt })
      if (!passphrase) break
      const key = parseKey(content, passphrase)
      if (key) return key
    }
    this.tried(`${file}, which was not unlocked`)
    return null
  }
}

function readKey(file: string): Buffer | null {
  try {
    return readFileSync(file)
  } catch {
    // The caller tells the user; a missing or forbidden key is no reason not to try the others.
    return null
  }
}

function parseKey(content: Buffer, passphrase?: string): ParsedKey | null {
  const parsed = utils.parseKey(content, passphrase)
  return parsed instanceof Error ? null : parsed
}

/** PAM asks by keyboard-interactive; all it wants is the password. */
function answerPrompts(username: string, password: string): KeyboardInteractiveAuthMethod {
  return {
    type: 'keyboard-interactive',
    username,
    prompt: (_name, _instructions, _language, prompts, finish) => finish(prompts.map(() => password)),
  }
}
