// Which npm packages are part of the product: what it depends on, and what is bundled into its window.
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { root } from './tools.mjs'

/**
 * The place in the lockfile at which a package finds another one; undefined where that is not installed.
 * @param {Record<string, object>} packages the lockfile's
 */
function placeOf(packages, from, name) {
  for (let folder = from; ;) {
    const place = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`
    if (place in packages) return place
    if (folder === '') return undefined
    const parent = folder.lastIndexOf('/node_modules/')
    folder = parent < 0 ? '' : folder.slice(0, parent)
  }
}

/**
 * Places of some packages and of all that they depend on.
 * @param {Record<string, { dependencies?: object, os?: string[] }>} packages the lockfile's
 * @param {string[]} names
 */
export function closureOf(packages, names) {
  const found = new Set()
  const waiting = names.map((name) => placeOf(packages, '', name))
  for (let place = waiting.pop(); waiting.length > 0 || place !== undefined; place = waiting.pop()) {
    if (place === undefined || found.has(place)) continue
    found.add(place)
    for (const name of Object.keys(packages[place].dependencies ?? {}))
      waiting.push(placeOf(packages, place, name))
  }
  return [...found].sort()
}

/**
 * Packages that a source imports for what they do; `import type` leaves nothing in a bundle.
 * @param {string} source
 */
export function importedPackages(source) {
  const imports = source.matchAll(
    /(?:\bimport\s+(?!type\b)(?:[^'"]*?\bfrom\s+)?|\bimport\(\s*)['"]((?:@[\w.-]+\/)?[\w.-]+)/g,
  )
  return [...imports]
    .map(([, name]) => name)
    .filter((name) => !name.startsWith('.') && !name.startsWith('node:'))
}

function windowPackages() {
  const folder = path.join(root, 'renderer')
  const files = readdirSync(folder, { recursive: true }).filter((name) => /\.(ts|vue)$/.test(name))
  return files.flatMap((name) => importedPackages(readFileSync(path.join(folder, name), 'utf8')))
}

/** Name, version and folder of every package that travels to users, by name. */
export function travellingPackages() {
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'))
  const { dependencies, devDependencies } = packages['']
  const fromWindow = windowPackages().filter((name) => name in devDependencies || name in dependencies)
  // Types are given to the editor, and Electron is what the app runs in.
  const names = [...Object.keys(dependencies), ...fromWindow, '@types/node', 'electron-updater'].filter(
    (name) => `node_modules/${name}` in packages,
  )
  return closureOf(packages, [...new Set(names)]).map((place) => ({
    name: place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length),
    version: packages[place].version,
    folder: path.join(root, place),
  }))
}
