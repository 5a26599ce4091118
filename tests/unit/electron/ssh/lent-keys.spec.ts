import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Duplex } from 'node:stream'
import { AgentProtocol, utils } from 'ssh2'
import type { ParsedKey } from 'ssh2'
import { expect, it } from 'vitest'
import { lendKeys } from '../../../../electron/ssh/lent-keys'
import { resolveTarget } from '../../../../electron/ssh/ssh-target'

const folder = mkdtempSync(path.join(tmpdir(), 'fission-keys-'))

function makeKey(name: string): { file: string; publicKey: ParsedKey } {
  const file = path.join(folder, name)
  const pair = utils.generateKeyPairSync('ed25519')
  writeFileSync(file, pair.private, { mode: 0o600 })
  return { file, publicKey: utils.parseKey(pair.public) as ParsedKey }
}

const target = (keyFiles: string[], agent: string | null = null) => ({
  ...resolveTarget({ name: '', address: '127.0.0.1', user: 'pi' }, {}, folder),
  keyFiles,
  agent,
})

/** As ssh on the host speaks to it. */
async function speakTo(files: string[]): Promise<AgentProtocol> {
  const agent = lendKeys(target(files), null)!
  const stream = await new Promise<Duplex>((resolve) => agent.getStream!((_, opened) => resolve(opened!)))
  const client = new AgentProtocol(true)
  client.pipe(stream).pipe(client)
  return client
}

it('signs by keys that can be read, for whoever has the connection', async () => {
  const { file, publicKey } = makeKey('good')
  const client = await speakTo([path.join(folder, 'missing'), file])
  const keys = await new Promise<ParsedKey[]>((resolve) =>
    client.getIdentities((_, found) => resolve(found!)),
  )
  expect(keys.map((key) => key.getPublicSSH())).toEqual([publicKey.getPublicSSH()])

  const data = Buffer.from('a challenge')
  const signature = await new Promise<Buffer>((resolve, reject) => {
    client.sign(publicKey, data, (error, made) => (made ? resolve(made) : reject(error ?? new Error('none'))))
  })
  expect(publicKey.verify(data, signature)).toBe(true)
})

it('answers what it does not know, as OpenSSH asks it first, and goes on', async () => {
  const { file } = makeKey('after')
  const agent = lendKeys(target([file]), null)!
  const stream = await new Promise<Duplex>((resolve) => agent.getStream!((_, opened) => resolve(opened!)))
  const message = (...bytes: number[]): Buffer => Buffer.from([0, 0, 0, bytes.length, ...bytes])
  const answers: Buffer[] = []
  stream.on('data', (answer: Buffer) => answers.push(answer))
  // An extension with its name, in two pieces, and then a request for the keys.
  const asked = Buffer.concat([message(27, 0, 0, 0, 2, 11, 11), message(11)])
  stream.write(asked.subarray(0, 6))
  stream.write(asked.subarray(6))
  await expect.poll(() => answers.length).toBe(2)
  expect(answers[0]).toEqual(message(5))
  expect(answers[1]?.[4]).toBe(12)
})

it('refuses to sign by another key', async () => {
  const client = await speakTo([makeKey('lent').file])
  const { publicKey } = makeKey('kept')
  const refused = new Promise((resolve) =>
    client.sign(publicKey, Buffer.from('x'), (error) => resolve(error)),
  )
  expect(await refused).toBeInstanceOf(Error)
})

it('lends nothing where no key can be read, and the ssh-agent unless a key was chosen', () => {
  expect(lendKeys(target([]), null)).toBeNull()
  expect(lendKeys(target([], '/run/agent.sock'), null)).not.toBeNull()
  expect(lendKeys(target([], '/run/agent.sock'), '/chosen')).toBeNull()
})
