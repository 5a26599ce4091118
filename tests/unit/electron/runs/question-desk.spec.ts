import { expect, it } from 'vitest'
import type { Question } from '../../../../electron/contract/questions'
import type { Tell } from '../../../../electron/host/handlers'
import { QuestionDesk } from '../../../../electron/runs/question-desk'

function makeDesk(): { desk: QuestionDesk; told: Question[][] } {
  const told: Question[][] = []
  const tell: Tell = (_channel, payload) => void told.push(payload as Question[])
  return { desk: new QuestionDesk(tell), told }
}
const never = new AbortController().signal
const host = { node: 'pi1', keyType: 'ssh-ed25519', fingerprint: 'SHA256:abc' }

it('shows a question to windows until one has answered, and passes over a late answer', async () => {
  const { desk, told } = makeDesk()
  const trusted = desk.for(never).questions.trustHost(host)
  const [question] = desk.open
  expect(question).toEqual({ id: 1, kind: 'trust-host', ...host })
  desk.answer(1, 'yes')
  desk.answer(1, null)
  expect(await trusted).toBe(true)
  expect(told).toEqual([[question], []])
})

it('takes anything but yes for no', async () => {
  const { desk } = makeDesk()
  const may = desk.for(never).mayUpgrade({ node: 'pi1', reason: 'it speaks version 1', runs: null })
  desk.answer(1, null)
  expect(await may).toBe(false)
})

it('takes questions back when their undertaking is cancelled, and asks none afterwards', async () => {
  const { desk } = makeDesk()
  const cancelling = new AbortController()
  const { questions } = desk.for(cancelling.signal)
  const password = questions.password({ user: 'pi', node: 'pi1', attempt: 1 })
  cancelling.abort()
  expect(await password).toBeNull()
  expect(await questions.passphrase({ file: '/key', attempt: 1 })).toBeNull()
  expect(desk.open).toEqual([])
})

it('tries the last password of an account before it asks again, and forgets one that was refused', async () => {
  const { desk } = makeDesk()
  const first = desk.for(never).questions.password({ user: 'pi', node: 'pi1', attempt: 1 })
  desk.answer(1, 'raspberry')
  expect(await first).toBe('raspberry')
  const { questions } = desk.for(never)
  expect(await questions.password({ user: 'pi', node: 'pi2', attempt: 1 })).toBe('raspberry')
  const second = questions.password({ user: 'pi', node: 'pi2', attempt: 2 })
  expect(desk.open).toMatchObject([{ kind: 'password', node: 'pi2', attempt: 2 }])
  desk.answer(2, null)
  expect(await second).toBeNull()
  const other = desk.for(never).questions.password({ user: 'pi', node: 'pi1', attempt: 1 })
  expect(desk.open).toHaveLength(1)
  desk.answer(3, null)
  await other
})
