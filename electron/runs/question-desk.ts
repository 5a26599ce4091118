/** Questions of connections to nodes, put to whichever window answers first. */
import type { Question } from '../contract/questions'
import type { MayUpgrade } from '../client/nodes/greet-node'
import type { Tell } from '../host/handlers'
import type { SshQuestions } from '../ssh/questions'

type Unnumbered<Q> = Q extends Question ? Omit<Q, 'id'> : never
type Asked = Unnumbered<Question>

/** Those who connect to nodes, as they ask. */
export interface Asking {
  questions: SshQuestions
  mayUpgrade: MayUpgrade
}

export class QuestionDesk {
  private readonly asked = new Map<number, { question: Question; settle: (answer: string | null) => void }>()
  private lastId = 0
  /** The last password given for each account: the next run tries it before anyone is asked again. Never written anywhere. */
  private readonly passwords = new Map<string, string>()

  constructor(private readonly tell: Tell) {}

  /** Oldest first. */
  get open(): Question[] {
    return [...this.asked.values()].map(({ question }) => question)
  }

  answer(id: number, answer: string | null): void {
    this.asked.get(id)?.settle(answer)
  }

  /** Questions of one undertaking; the signal takes back those that are open. */
  for(signal: AbortSignal): Asking {
    const isYes = async (question: Asked): Promise<boolean> => (await this.ask(question, signal)) === 'yes'
    return {
      questions: {
        trustHost: (host) => isYes({ kind: 'trust-host', ...host }),
        password: (login) => this.password(login, signal),
        passphrase: (key) => this.ask({ kind: 'passphrase', ...key }, signal),
      },
      mayUpgrade: (replacement) => isYes({ kind: 'replace-agent', ...replacement }),
    }
  }

  private async password(
    login: { user: string; node: string; attempt: number },
    signal: AbortSignal,
  ): Promise<string | null> {
    const known = this.passwords.get(login.user)
    if (known !== undefined && login.attempt === 1) return known
    this.passwords.delete(login.user)
    const answer = await this.ask({ kind: 'password', ...login }, signal)
    if (answer !== null) this.passwords.set(login.user, answer)
    return answer
  }

  private ask(question: Asked, signal: AbortSignal): Promise<string | null> {
    if (signal.aborted) return Promise.resolve(null)
    const id = ++this.lastId
    return new Promise((resolve) => {
      const withdraw = (): void => settle(null)
      const settle = (answer: string | null): void => {
        signal.removeEventListener('abort', withdraw)
        this.asked.delete(id)
        resolve(answer)
        this.change()
      }
      signal.addEventListener('abort', withdraw, { once: true })
      this.asked.set(id, { question: { ...question, id }, settle })
      this.change()
    })
  }

  private change(): void {
    this.tell('questions/did-change', this.open)
  }
}
