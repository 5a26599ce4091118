/** TLS with a pre-shared key: how agents know that a link belongs to a run, and keep it private. */
import { constants } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { ConnectionOptions, SecureContextOptions } from 'node:tls'

/** The suites of TLS 1.3 that a pre-shared key goes with: its hash is SHA-256 where no other was agreed on (RFC 8446, 4.2.11). */
const AES = 'TLS_AES_128_GCM_SHA256'
const CHACHA = 'TLS_CHACHA20_POLY1305_SHA256'

/** ECDHE with a pre-shared key (RFC 5489, RFC 7905). Suites with such names exist in TLS 1.2 only. */
const CHACHA_1_2 = 'ECDHE-PSK-CHACHA20-POLY1305'

/** The end that opens a link. With ephemeral keys in any case: who learns a run's key later can read nothing of before. */
export function openingOptions(identity: string, psk: Buffer): ConnectionOptions {
  return {
    ciphers: quickSuites(),
    minVersion: 'TLSv1.3',
    pskCallback: () => ({ psk, identity }),
    // Asked only of somebody who shows a certificate instead of knowing the key, and be it one that the world trusts.
    checkServerIdentity: () => new Error('it does not know the key of the run'),
  }
}

/** The end to which links come. It has no certificate, and gives no tickets: each connection proves that it has the key. */
export function acceptingOptions(): SecureContextOptions {
  return {
    ciphers: `${quickSuites()}:${CHACHA_1_2}`,
    minVersion: 'TLSv1.2',
    secureOptions: constants.SSL_OP_NO_TICKET,
  }
}

/** The app's own process, whose TLS is BoringSSL: that knows keys of ours in TLS 1.2 only. */
export function knockingOptions(identity: string, psk: Buffer): ConnectionOptions {
  return {
    ciphers: CHACHA_1_2,
    minVersion: 'TLSv1.2',
    maxVersion: 'TLSv1.2',
    pskCallback: () => ({ psk, identity }),
    // This suite has no certificates: the key proves who it is, both ways.
    checkServerIdentity: () => undefined,
  }
}

let suites: string | undefined

/**
 * AES where the processor has instructions for it, which is a third less work than ChaCha20 there (`openssl speed`, 16 KiB). A
 * Raspberry Pi 4 has none: it offers and takes ChaCha20 alone, which is quicker without them.
 */
function quickSuites(): string {
  return (suites ??= hasAesInstructions(process.platform) ? `${AES}:${CHACHA}` : CHACHA)
}

/** Whatever Windows and macOS run on has them; Linux tells. */
export function hasAesInstructions(platform: NodeJS.Platform, cpuInfoFile = '/proc/cpuinfo'): boolean {
  if (platform !== 'linux') return true
  try {
    return /^(flags|features)\s*:.*\baes\b/im.test(readFileSync(cpuInfoFile, 'utf8'))
  } catch {
    // Hidden from this process: then what is never slow.
    return false
  }
}
