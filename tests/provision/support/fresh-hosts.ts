/** Hosts as they come out of the box. */
import { bootHosts } from '../../hosts/support/hosts'
import type { TestHost } from '../../hosts/support/hosts'

/** Hosts 1 to `count` with a new disk, whatever other specs did to them. */
export async function freshHosts(count: number): Promise<TestHost[]> {
  const hosts = await bootHosts(count)
  for (const host of hosts) {
    await host.wipe()
    await host.start()
  }
  return hosts
}
