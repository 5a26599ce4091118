import { connect } from 'node:net'
import { bad, good, skipped } from '../check'
import type { Check } from '../check'
import { connectError, noAnswer } from '../../ssh/ssh-error'
import type { NodeContext } from './context'

const PATIENCE_MS = 5000

/** Whether the node takes connections on its SSH port, and an SSH server answers there. */
export const port: Check<NodeContext> = {
  id: 'port',
  title: 'SSH port',
  needs: ['name'],
  run: async ({ target }) => {
    const { host, port: number, jumps } = target
    if (jumps.length > 0) return skipped(`It is reached over ${jumps.map((jump) => jump.host).join(', ')}`)
    const banner = await bannerOf(host, number)
    if (banner instanceof Error) {
      const { message, hint } = connectError(target, banner)
      return bad(message, hint)
    }
    if (banner.startsWith('SSH-')) return good(`Port ${number} is open, and ${banner} answers`)
    const { message, hint } = noAnswer(target)
    return banner === ''
      ? bad(message, hint)
      : bad(`Something that is no SSH server answers on port ${number}`, 'Set its Port in ~/.ssh/config.')
  },
}

/** The first line that is said; empty: nothing in time. */
function bannerOf(host: string, number: number): Promise<string | Error> {
  return new Promise((resolve) => {
    const socket = connect({ host, port: number })
    const end = (answer: string | Error): void => {
      clearTimeout(timer)
      socket.destroy()
      resolve(answer)
    }
    const timer = setTimeout(() => end(''), PATIENCE_MS)
    socket.setEncoding('latin1').once('data', (text: string) => end(text.split(/[\r\n]/)[0] ?? ''))
    socket.once('error', end).once('end', () => end(''))
  })
}
