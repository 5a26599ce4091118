import { expect, it } from 'vitest'
import { HostRun } from '../hosts/support/host-run'
import { USER } from '../hosts/support/hosts'
import { makeHome } from '../hosts/support/ssh-home'
import { Home } from '../provision/support/fission'
import { freshHosts } from '../provision/support/fresh-hosts'

const secrets = { password: 'raspberry' }
const machines: Record<string, string> = { arm64: 'aarch64', armhf: 'armv7l' }

it('becomes a node, a second run changes nothing, and a network runs on it', async () => {
  const [host] = await freshHosts(1)
  expect((await host!.exec('uname', '-m')).trim()).toBe(machines[process.env.TEST_HOSTS_ARCH ?? ''])

  const home = new Home()
  const first = await home.provision(['install', `pi1=${host!.address}`, '--user', USER], secrets)
  expect(first).toMatchObject({ pi1: { status: 'done' } })
  const second = await home.provision(['install'], secrets)
  expect(second).toMatchObject({ pi1: { status: 'done', changed: 0 } })

  const client = await makeHome()
  process.env.HOME = client.home
  const run = new HostRun(HostRun.project(), 'chain')
  // The other nodes of the network are not there; an emulated one may be silent for too long at first, and comes back.
  await run.more(20)
  expect(run.fission.stderr).toContain('Forwards 2 placed on pi1')
  expect(await run.end()).toBe(0)
  await run.remove()
  client.remove()
})
