/** Finds the network that a user names, and the project it belongs to. */
import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { AppError } from '../errors'
import { checkProjectVersion, PROJECT_FILE } from './project-version'

/** The folder of a project that holds what its networks share. */
export const SHARED_FOLDER = 'shared'

/** A network has one of these; the first one counts. */
export const CONFIG_FILES = ['config.ts', 'config.py']

const CONFIG_WORDS = CONFIG_FILES.join(' or ')

/** Where a network lies. */
export interface NetworkFolder {
  /** Folder name of the network. */
  name: string
  /** Absolute path of the network's folder. */
  folder: string
  /** Absolute path of the project. */
  root: string
  /** The config file relative to the root, with forward slashes. */
  config: string
}

/** Whether the network is described in Python. */
export function isPythonConfig({ config }: Pick<NetworkFolder, 'config'>): boolean {
  return config.endsWith('.py')
}

/** The nearest folder, from `start` upwards, that contains `fission.json`; undefined outside any project. */
export function findProject(start: string): string | undefined {
  return upwards(start).find((folder) => existsSync(path.join(folder, PROJECT_FILE)))
}

/**
 * The network that `reference` means, seen from `directory`: a path, or the name of a network of the project around it.
 * Throws AppError when there is none, or when it belongs to a newer version of the product.
 */
export function findNetwork(reference: string, directory: string): NetworkFolder {
  const project = findProject(directory)
  const asPath = path.resolve(directory, reference)
  const candidates = [asPath, ...(project === undefined ? [] : [path.join(project, reference)])]
  const folder = candidates.map(configFolder).find((found) => found !== undefined)
  if (folder === undefined) throw notFound(reference, asPath, project)
  const root = projectOf(folder)
  checkProjectVersion(root)
  const config = path
    .relative(root, configFile(folder) ?? folder)
    .split(path.sep)
    .join('/')
  return { name: path.basename(folder), folder, root, config }
}

/** A network's folder may be named by its config file too. */
function configFolder(candidate: string): string | undefined {
  const isConfig = CONFIG_FILES.includes(path.basename(candidate)) && existsSync(candidate)
  const folder = isConfig ? path.dirname(candidate) : candidate
  return configFile(folder) === undefined ? undefined : folder
}

function configFile(folder: string): string | undefined {
  return CONFIG_FILES.map((name) => path.join(folder, name)).find((file) => existsSync(file))
}

/** The root of a network: the folder around it with `fission.json`, else with `shared/`, else the one it lies in. */
function projectOf(network: string): string {
  const parent = path.dirname(network)
  const shared = upwards(parent).find((folder) => existsSync(path.join(folder, SHARED_FOLDER)))
  return findProject(parent) ?? shared ?? parent
}

function upwards(start: string): string[] {
  const folders = [path.resolve(start)]
  for (;;) {
    const last = folders[folders.length - 1] ?? ''
    const parent = path.dirname(last)
    if (parent === last) return folders
    folders.push(parent)
  }
}

function notFound(reference: string, asPath: string, project: string | undefined): AppError {
  if (existsSync(asPath) && statSync(asPath).isDirectory()) {
    const hint = `A network's folder contains ${CONFIG_WORDS}; \`fission startnetwork NAME\` makes one.`
    return new AppError('not-found', `${reference} has no ${CONFIG_WORDS}, so it is no network`, hint)
  }
  const where = project === undefined ? `in ${path.dirname(asPath)}` : `in the project ${project}`
  const hint =
    project === undefined
      ? 'Change into your project, or give the path of the network.'
      : `\`fission startnetwork ${path.basename(reference)}\` makes one.`
  return new AppError('not-found', `There is no network ${reference} ${where}`, hint)
}
