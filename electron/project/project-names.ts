/** Names of projects and networks: they become folders, package names and parts of paths on every system. */
import { AppError } from '../errors'

const MAX_LENGTH = 64

/** Names of folders that a project has for other purposes. */
const taken = new Set(['shared', 'node_modules', 'source'])

/** Names that Windows keeps for devices. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/** Throws an AppError when `name` cannot be a project or network. */
export function checkName(kind: 'project' | 'network', name: string): void {
  if (!/^[A-Za-z][A-Za-z0-9_-]*$/.test(name) || name.length > MAX_LENGTH) {
    throw new AppError(
      'bad-name',
      `'${name}' cannot be the name of a ${kind}`,
      `Use up to ${MAX_LENGTH} letters, digits, _ and -, beginning with a letter, e.g. my_${kind}.`,
    )
  }
  if (devices.test(name) || (kind === 'network' && taken.has(name.toLowerCase()))) {
    throw new AppError(
      'bad-name',
      `The name '${name}' is taken by the system or the project`,
      'Choose another name.',
    )
  }
}
