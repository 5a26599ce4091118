/** Public keys of hosts, as they come in the SSH protocol (RFC 4253, section 6.6). */
import { createHash } from 'node:crypto'

/** `ssh-ed25519`, `rsa-sha2-512` … keys begin with the name of their kind. */
export function keyType(key: Buffer): string {
  const length = key.length >= 4 ? key.readUInt32BE(0) : 0
  return key.subarray(4, 4 + length).toString('latin1')
}

/** `SHA256:…`, as OpenSSH shows it. */
export function fingerprint(key: Buffer): string {
  return `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`
}
