/** Questions about hosts and secrets on a terminal; without one, the options answer. */
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import type { MayUpgrade, Replacement } from '../client/nodes/greet-node'
import { fileError } from '../errors'
import type { SshQuestions } from '../ssh/questions'

/** Answers that were given on the command line. */
export interface AnswerOptions {
  trustNewHosts: boolean
  /** File with the password of the nodes' user; null: ask. */
  passwordFile: string | null
  upgrade: boolean
}

/** Asks only where a person can answer. */
export function terminalQuestions({
  trustNewHosts,
  passwordFile,
}: Omit<AnswerOptions, 'upgrade'>): SshQuestions {
  const given = passwordFile === null ? null : readPassword(passwordFile)
  return {
    trustHost: async ({ node, keyType, fingerprint }) => {
      if (trustNewHosts) return true
      if (!isAnswered()) return false
      const about = `Node ${node} was never seen before. Its key: ${keyType} ${fingerprint}`
      return isYes(await ask(`${about}\nIs that right? [y/N] `))
    },
    password: async ({ user, node, attempt }) => {
      if (given !== null) return attempt === 1 ? given : null
      if (!isAnswered()) return null
      const again = attempt === 1 ? '' : `Node ${node} refused it. `
      return await ask(`${again}Password of ${user} on the nodes: `, 'hidden')
    },
    passphrase: async ({ file, attempt }) => {
      if (!isAnswered()) return null
      return await ask(`${attempt === 1 ? '' : 'That was not right. '}Passphrase of ${file}: `, 'hidden')
    },
  }
}

/** Whether agents of another version or build may be replaced; `all` answers for the nodes that come later, too. */
export function mayUpgrade({ upgrade }: AnswerOptions): MayUpgrade {
  let all = upgrade
  return async (replacement) => {
    if (all) return true
    if (!isAnswered()) return false
    const answer = await ask(`${replacementText(replacement)} [y/N/all] `)
    all = /^a(ll)?$/i.test(answer.trim())
    return all || isYes(answer)
  }
}

/** The question whether an agent may be replaced. */
function replacementText({ node, reason, runs }: Replacement): string {
  const ends =
    runs === null
      ? 'What it still runs ends.'
      : runs.length === 0
        ? 'Nothing runs on it.'
        : `This ends there: ${runs.join('; ')}.`
  return `Node ${node}: ${reason}. ${ends} Replace it?`
}

/** Whether a person can be asked. */
export function isAnswered(): boolean {
  return process.stdin.isTTY && process.stderr.isTTY
}

function isYes(answer: string): boolean {
  return /^y(es)?$/i.test(answer.trim())
}

/** Asks on stderr, so that stdout stays what the jobs say. Hidden answers are not echoed. */
export function ask(question: string, echo: 'shown' | 'hidden' = 'shown'): Promise<string> {
  return new Promise((resolve) => {
    const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
    const output = echo === 'shown' ? process.stderr : silent
    const reader = createInterface({ input: process.stdin, output, terminal: true })
    if (echo === 'hidden') process.stderr.write(question)
    reader.on('SIGINT', () => process.kill(process.pid, 'SIGINT'))
    let answer = ''
    reader.question(echo === 'shown' ? question : '', (text) => {
      answer = text
      reader.close()
    })
    reader.once('close', () => {
      if (echo === 'hidden') process.stderr.write('\n')
      resolve(answer)
    })
  })
}

function readPassword(file: string): string {
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/)[0] ?? ''
  } catch (error) {
    throw fileError(`Reading ${file}`, error)
  }
}
