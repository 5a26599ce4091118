/** TLS with a pre-shared key: how agents know that a link belongs to a run, and keep it private. */
import type { SecureContextOptions } from 'node:tls'

/**
 * ECDHE with a pre-shared key (RFC 5489) and ChaCha20-Poly1305 (RFC 7905): forward secrecy, and faster than AES on a
 * Raspberry Pi 4, which has no AES instructions. PSK suites with these names exist in TLS 1.2 only.
 */
export const pskOptions: SecureContextOptions = {
  ciphers: 'ECDHE-PSK-CHACHA20-POLY1305',
  minVersion: 'TLSv1.2',
  maxVersion: 'TLSv1.2',
}
