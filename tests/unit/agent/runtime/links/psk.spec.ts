import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, createServer, type TLSSocket, type TlsOptions } from 'node:tls'
import { expect, it, onTestFinished } from 'vitest'
import {
  acceptingOptions,
  hasAesInstructions,
  knockingOptions,
  openingOptions,
} from '../../../../../agent/runtime/links/psk'

const key = Buffer.alloc(32, 5)

async function listen(options: TlsOptions): Promise<number> {
  const server = createServer(options, (socket) => socket.on('error', () => socket.destroy()))
  server.on('tlsClientError', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port
}

/** The protocol and suite of an open connection. */
async function agreed(socket: TLSSocket): Promise<string> {
  onTestFinished(() => void socket.destroy())
  await once(socket, 'secureConnect')
  return `${String(socket.getProtocol())} ${socket.getCipher().name}`
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fission-psk-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

it('agrees on TLS 1.3 and what this processor does best, and on TLS 1.2 with who knows no other', async () => {
  const port = await listen({ ...acceptingOptions(), pskCallback: () => key })
  const place = { host: '127.0.0.1', port }
  const suite = hasAesInstructions(process.platform)
    ? 'TLS_AES_128_GCM_SHA256'
    : 'TLS_CHACHA20_POLY1305_SHA256'
  expect(await agreed(connect({ ...place, ...openingOptions('run', key) }))).toBe(`TLSv1.3 ${suite}`)
  expect(await agreed(connect({ ...place, ...knockingOptions('run', key) }))).toBe(
    'TLSv1.2 ECDHE-PSK-CHACHA20-POLY1305',
  )
})

it('agrees on ChaCha20 with a processor that has no instructions for AES', async () => {
  const port = await listen({ ...acceptingOptions(), pskCallback: () => key })
  const ciphers = 'TLS_CHACHA20_POLY1305_SHA256'
  const socket = connect({ host: '127.0.0.1', port, ...openingOptions('run', key), ciphers })
  expect(await agreed(socket)).toBe(`TLSv1.3 ${ciphers}`)
})

it('trusts no certificate instead of the key, not even one that the world trusts', async () => {
  const folder = temporaryFolder()
  const [keyFile, certFile] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1']
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  const files = ['-keyout', keyFile, '-out', certFile]
  execFileSync('openssl', ['req', '-x509', ...curve, '-days', '2', ...subject, ...files], { stdio: 'pipe' })
  const cert = readFileSync(certFile)
  const port = await listen({ key: readFileSync(keyFile), cert })
  // With the authority that signed it, as a public one has signed that of any server.
  const trusted = { host: '127.0.0.1', port, ca: cert }
  await agreed(connect(trusted))
  const socket = connect({ ...trusted, ...openingOptions('run', key) })
  socket.on('secureConnect', () => expect.unreachable())
  const [error] = (await once(socket, 'error')) as [Error]
  expect(error.message).toBe('it does not know the key of the run')
})

it.each([
  ['x64', 'vendor_id\t: GenuineIntel\nflags\t\t: fpu vme aes xsave\n', true],
  ['a Raspberry Pi 5', 'processor\t: 0\nFeatures\t: fp asimd evtstrm aes pmull sha1 crc32\n', true],
  ['a Raspberry Pi 4', 'processor\t: 0\nFeatures\t: fp asimd evtstrm crc32 cpuid\n', false],
  ['something whose name only contains it', 'Features\t: vaes_not\n', false],
])('knows whether %s has instructions for AES', (_, text, expected) => {
  const file = join(temporaryFolder(), 'cpuinfo')
  writeFileSync(file, text)
  expect(hasAesInstructions('linux', file)).toBe(expected)
  expect(hasAesInstructions('darwin', file)).toBe(true)
})

it('takes a processor of which nothing is to be read for one without', () => {
  expect(hasAesInstructions('linux', join(temporaryFolder(), 'absent'))).toBe(false)
})
