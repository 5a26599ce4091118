import { describe, expect, it } from 'vitest'
import { backoffMs } from '../../../../electron/ssh/backoff'
import { AskOnce } from '../../../../electron/ssh/questions'

describe('Questions while many nodes are connected to', () => {
  it('ask for a password once, and once more when it was refused', async () => {
    const asked: string[] = []
    const questions = new AskOnce({
      trustHost: () => Promise.resolve(true),
      password: ({ user, attempt }) => {
        asked.push(`${user} ${attempt}`)
        return Promise.resolve(`secret ${attempt}`)
      },
      passphrase: () => Promise.resolve(null),
    })
    const ask = (node: string, attempt: number): Promise<string | null> =>
      questions.password({ user: 'pi', node, attempt })
    expect(await Promise.all([ask('a', 1), ask('b', 1), ask('c', 1)])).toEqual(Array(3).fill('secret 1'))
    expect(await Promise.all([ask('a', 2), ask('b', 2)])).toEqual(Array(2).fill('secret 2'))
    expect(asked).toEqual(['pi 1', 'pi 2'])
  })

  it('come one after the other, and go on when one fails', async () => {
    let open = 0
    let most = 0
    const questions = new AskOnce({
      trustHost: async ({ node }) => {
        most = Math.max(most, ++open)
        await Promise.resolve()
        open--
        if (node === 'a') throw new Error('closed')
        return true
      },
      password: () => Promise.resolve(null),
      passphrase: () => Promise.resolve(null),
    })
    const trust = (node: string): Promise<boolean> =>
      questions.trustHost({ node, keyType: 'ssh-ed25519', fingerprint: 'SHA256:x' })
    const answers = await Promise.allSettled([trust('a'), trust('b'), trust('c')])
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled'])
    expect(most).toBe(1)
  })
})

describe('Pauses between attempts', () => {
  it('double up to a limit, half of them left to chance', () => {
    expect([1, 2, 3].map((attempt) => backoffMs(attempt, 1))).toEqual([200, 400, 800])
    expect(backoffMs(1, 0)).toBe(100)
    expect(backoffMs(1000, 1)).toBe(5000)
  })
})
