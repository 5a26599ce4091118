import { expect, it } from 'vitest'
import { addressesIn, askForHost } from '../../../../../electron/provision/discover/ask-for-host'

it('takes the IPv4 addresses of the host that was asked for, and nothing else', () => {
  const answers = [
    { name: 'Pi1.local', type: 'A', data: '10.0.0.7' },
    { name: 'pi1.local', type: 'AAAA', data: 'fe80::1' },
    { name: 'pi2.local', type: 'A', data: '10.0.0.8' },
    { name: 'pi1.local', type: 'A', data: 'no address' },
    { name: 'pi1.local', type: 'TXT', data: Buffer.from('x') },
  ]
  expect(addressesIn(answers, 'pi1.local')).toEqual(['10.0.0.7'])
})

it('asks for no name that no host can have', async () => {
  expect(await askForHost('a node', new AbortController().signal)).toEqual([])
  expect(await askForHost('192.168.4.2', new AbortController().signal)).toEqual([])
})

it('ends at once when it is not needed any more', async () => {
  expect(await askForHost('no-such-host-here', AbortSignal.abort())).toEqual([])
})
