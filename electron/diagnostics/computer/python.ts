import { findInterpreter } from '../../project/python/interpreter'
import { good, warning } from '../check'
import type { Check } from '../check'
import { versionOf } from './program'

const INSTALL =
  'Networks in TypeScript need none. Install Python 3.9 or newer for configs and jobs in Python.'

/** Whether there is a Python for projects in Python. */
export const python: Check<null> = {
  id: 'python',
  title: 'Python',
  run: async () => {
    const found = findInterpreter({ name: '', folder: '', root: process.cwd(), config: 'config.ts' })
    if (!found.ok) return warning('No Python was found', INSTALL)
    const version = await versionOf(found.program, [...found.args, '--version'])
    const [, major = 0, minor = 0] = /(\d+)\.(\d+)/.exec(version ?? '')?.map(Number) ?? []
    if (major === 3 && minor >= 9) return good(`${version ?? ''} (${found.program})`)
    return warning(`${found.program} is ${version ?? 'no program that runs'}`, INSTALL)
  },
}
