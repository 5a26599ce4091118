// Finds what makes `npm ci` fail on another machine: lockfile entries that are missing, unverifiable or tied to a host.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { root } from './tools.mjs'

const nested = '/node_modules/'

/** The folders in which Node looks for a dependency of the package at `location`, nearest first. */
function searchPath(location) {
  const parent = location.lastIndexOf(nested)
  if (location === '') return ['']
  return [location, ...searchPath(parent < 0 ? '' : location.slice(0, parent))]
}

function isLocked(packages, location, name) {
  return searchPath(location).some((folder) => `${folder && `${folder}/`}node_modules/${name}` in packages)
}

function requiredNames(entry) {
  const { dependencies, devDependencies, optionalDependencies } = entry
  return Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies })
}

/**
 * Everything wrong with a parsed package-lock.json, one sentence each.
 * @param {{ packages: Record<string, object> }} lockfile
 * @returns {string[]}
 */
export function lockfileProblems({ packages }) {
  return Object.entries(packages).flatMap(([location, entry]) => {
    const missing = requiredNames(entry)
      .filter((name) => !isLocked(packages, location, name))
      .map((name) => `${name}, needed by ${location || 'the project'}, is missing`)
    if (location === '' || entry.link || entry.inBundle) return missing
    if (!entry.integrity) missing.push(`${location} has no integrity hash`)
    if (entry.resolved) missing.push(`${location} is tied to ${entry.resolved}`)
    return missing
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const problems = lockfileProblems(JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')))
  for (const problem of problems) console.log(`package-lock.json: ${problem}`)
  process.exitCode = problems.length > 0 ? 1 : 0
}
