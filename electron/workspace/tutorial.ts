/** The tutorial as a project of the user's own. */
import { cpSync, existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { fileError } from '../errors'
import { resourcePath } from '../paths'

const made = new Set(['simulation', 'node_modules'])

/** Copies the tutorial to `<parent>/tutorial` unless it is there, and gives its path. */
export function provideTutorial(parent: string): string {
  const target = path.join(parent, 'tutorial')
  if (existsSync(target)) return target
  try {
    mkdirSync(parent, { recursive: true })
    const filter = (file: string): boolean => !made.has(path.basename(file))
    cpSync(resourcePath('resources/examples/demo'), target, { recursive: true, filter })
    return target
  } catch (error) {
    throw fileError(`Copying the tutorial to ${target}`, error)
  }
}
