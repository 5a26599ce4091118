import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import type { Diagnosis } from '../../../../electron/contract/diagnostics'
import { bad, good } from '../../../../electron/diagnostics/check'
import { diagnoseComputer } from '../../../../electron/diagnostics/computer/diagnose-computer'
import { diagnoseNode } from '../../../../electron/diagnostics/node/diagnose-node'
import { runChecks } from '../../../../electron/diagnostics/run-checks'
import { AppError } from '../../../../electron/errors'

const never = new AbortController().signal
const answers = { trustHost: async () => false, password: async () => null, passphrase: async () => null }
const signIn = { user: 'pi', password: null, sudoPassword: null, keyFile: null }
const states = (found: Diagnosis[]): string[] => found.map(({ check, status }) => `${check} ${status}`)

function diagnose(address: string, onDiagnosis: (one: Diagnosis) => void = () => undefined) {
  const node = { name: 'x', address, user: null, dataAddress: null }
  return diagnoseNode({ node, others: [], signIn }, answers, onDiagnosis, never)
}

it('skips what builds on something bad, and says on what', async () => {
  const told: Diagnosis[] = []
  const found = await runChecks(
    [
      { id: 'a', title: 'First', run: () => good('fine') },
      {
        id: 'b',
        title: 'Second',
        needs: ['a'],
        run: () => {
          throw new AppError('unreachable', 'No way there', 'Look')
        },
      },
      { id: 'c', title: 'Third', needs: ['b'], run: () => bad('not reached', '') },
      { id: 'd', title: 'Fourth', needs: ['c'], run: () => bad('not reached', '') },
      { id: 'e', title: 'Fifth', needs: ['a'], run: () => good('fine') },
    ],
    null,
    (one) => told.push(one),
    never,
  )
  expect(states(found)).toEqual(['a good', 'b bad', 'c skipped', 'd skipped', 'e good'])
  expect(found[1]).toMatchObject({ text: 'No way there', hint: 'Look' })
  expect(found[2]?.text).toContain('Second')
  expect(told).toEqual(found)
})

it('looks at this computer without finding anything missing that runs this test', async () => {
  const found = await diagnoseComputer(() => undefined, never)
  expect(states(found)).toContain('node-js good')
  expect(found.every(({ text, title }) => text !== '' && title !== '')).toBe(true)
})

it('stops at a name that leads nowhere', async () => {
  const found = await diagnose('no-such-host.invalid')
  expect(states(found).slice(0, 3)).toEqual(['name bad', 'port skipped', 'host-key skipped'])
  expect(found[0]?.text).toBe('No address is known for no-such-host.invalid')
})

it('tells a closed port from something that is no SSH server', async () => {
  const server = createServer((socket) => socket.end('220 mail ready\r\n'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const { port: check } = await import('../../../../electron/diagnostics/node/port')
  const at = (number: number) =>
    check.run({ target: { label: 'x', host: '127.0.0.1', port: number, jumps: [] } } as never)
  expect(await at(port)).toMatchObject({
    status: 'bad',
    text: `Something that is no SSH server answers on port ${port}`,
  })
  await new Promise((resolve) => server.close(resolve))
  expect(await at(port)).toMatchObject({ status: 'bad', text: `Node x refuses connections on port ${port}` })
})
