/** What only the user can answer while hosts are being connected to, each asked once however many nodes want to know. */

/** A host that was never seen before. */
export interface NewHost {
  /** The node as the user knows it. */
  node: string
  keyType: string
  /** `SHA256:…` */
  fingerprint: string
}

/** Who answers: the terminal or the window. Null: no answer, go on without. */
export interface SshQuestions {
  /** Whether the key is the host's own; it is noted then. */
  trustHost(host: NewHost): Promise<boolean>
  /** `attempt` counts from 1; the passwords before were refused. */
  password(login: { user: string; node: string; attempt: number }): Promise<string | null>
  passphrase(key: { file: string; attempt: number }): Promise<string | null>
}

/**
 * Asks one question at a time and remembers secrets as long as the program runs: nodes usually share an account, so the
 * password that one of them took is tried on the others before anyone is asked again.
 */
export class AskOnce implements SshQuestions {
  private turn: Promise<unknown> = Promise.resolve()
  private open = 0
  private readonly secrets = new Map<string, string | null>()

  constructor(private readonly user: SshQuestions) {}

  trustHost(host: NewHost): Promise<boolean> {
    return this.inTurn(() => this.user.trustHost(host))
  }

  password(login: { user: string; node: string; attempt: number }): Promise<string | null> {
    // Shared by all nodes of the account, also when the first one was mistyped.
    const key = `password ${login.user} ${login.attempt}`
    return this.secret(key, () => this.user.password(login))
  }

  passphrase(key: { file: string; attempt: number }): Promise<string | null> {
    return this.secret(`passphrase ${key.file} ${key.attempt}`, () => this.user.passphrase(key))
  }

  private secret(key: string, ask: () => Promise<string | null>): Promise<string | null> {
    return this.inTurn(async () => {
      const known = this.secrets.get(key)
      if (known !== undefined) return known
      const answer = await ask()
      this.secrets.set(key, answer)
      return answer
    })
  }

  /** Whether the user is being asked something. */
  get isAsking(): boolean {
    return this.open > 0
  }

  /** Asks something when nothing else is being asked. */
  inTurn<T>(ask: () => Promise<T>): Promise<T> {
    this.open++
    const answer = this.turn.then(ask).finally(() => this.open--)
    this.turn = answer.catch(() => undefined)
    return answer
  }
}
