/** Paths of the contract, relative to a project, as paths on disk that stay within it. */
import path from 'node:path'
import { AppError } from '../errors'

/** The absolute path; throws an AppError for what would leave the root. */
export function withinRoot(root: string, relative: string): string {
  const absolute = path.resolve(root, relative)
  const inside = path.relative(root, absolute)
  const leaves = inside === '..' || inside.startsWith(`..${path.sep}`) || path.isAbsolute(inside)
  if (!leaves && !relative.includes('\0')) return absolute
  throw new AppError(
    'no-permission',
    `${relative} is outside the project`,
    'Choose a path within the project.',
  )
}

/** A path on disk as the contract has it: relative, with forward slashes. */
export function toContractPath(root: string, absolute: string): string {
  return path.relative(root, absolute).split(path.sep).join('/')
}
