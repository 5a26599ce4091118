/** Secrets from the keyboard: what is typed is not shown. */
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { AppError } from '../errors'

/** Asks on the terminal; throws an AppError where there is none, so that nothing ever waits for a hidden prompt. */
export async function askSecret(question: string): Promise<string> {
  const { stdin, stderr } = process
  if (!stdin.isTTY || !stderr.isTTY) throw noTerminal(question)
  stderr.write(`${question}: `)
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const reader = createInterface({ input: stdin, output: silent, terminal: true })
  try {
    return await new Promise<string>((resolve, reject) => {
      reader.question('', resolve)
      reader.once('SIGINT', () => reject(cancelled()))
      reader.once('close', () => reject(cancelled()))
    })
  } finally {
    reader.close()
    stderr.write('\n')
  }
}

function noTerminal(question: string): AppError {
  return new AppError(
    'usage',
    `There is no terminal on which to ask for: ${question}`,
    'Give passwords as JSON on standard input, with --secrets-stdin.',
  )
}

function cancelled(): AppError {
  return new AppError('usage', 'No password was given', 'Start again.')
}
