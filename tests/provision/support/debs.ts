/** Debian packages in a folder of this computer, as somebody has them who brings them to nodes without internet. */
import { cpSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestHost } from '../../hosts/support/hosts'

/** A package and what it needs, as the host's own package source has them. */
export async function debsFor(host: TestHost, name: string): Promise<string> {
  const { TEST_HOSTS_DIR = '', TEST_HOSTS_NAME = '' } = process.env
  const disk = readFileSync(path.join(TEST_HOSTS_DIR, 'run', TEST_HOSTS_NAME, 'rootfs'), 'utf8').trim()
  const install = ['install', '--yes', '--no-install-recommends', '--print-uris', name]
  const uris = await host.exec('apt-get', '-qq', ...install)
  const folder = mkdtempSync(path.join(tmpdir(), 'fission-debs-'))
  const copy = (file: string): void => cpSync(path.join(disk, 'srv/apt', file), path.join(folder, file))
  for (const [, file = ''] of uris.matchAll(/'file:\/srv\/apt\/(?:\.\/)?([^']+)'/g))
    copy(decodeURIComponent(file))
  return folder
}
