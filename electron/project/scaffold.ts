/** Makes new projects and networks from the templates. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { AppError, fileError } from '../errors'
import { resourcePath } from '../paths'
import { findProject, SHARED_FOLDER } from './network-folder'
import { projectFiles } from './project-files'
import { checkName } from './project-names'
import { checkProjectVersion, PROJECT_FILE } from './project-version'
import { refreshProject } from './refresh-project'

/** The folder of a project or network that holds files which jobs need. */
const SOURCE_FOLDER = 'source'

/**
 * Makes the project `<directory>/<name>` with its `shared/` network, and gives its path.
 *
 * Throws an AppError for a bad name, a name that exists, or a folder that cannot be written; then nothing is left behind.
 */
export function startProject(directory: string, name: string): string {
  checkName('project', name)
  const folder = make(path.resolve(directory), name, 'project', (draft) => {
    for (const [file, content] of Object.entries(projectFiles(name)))
      writeFileSync(path.join(draft, file), content)
    keepFolder(path.join(draft, SHARED_FOLDER, SOURCE_FOLDER))
  })
  const failure = refreshProject(folder)
  if (failure !== null) throw failure
  return folder
}

/**
 * Makes a project of a folder that exists, with what is in it; files that are there stay as they are.
 *
 * Throws an AppError for a folder that cannot be written.
 */
export function makeProjectOf(folder: string): void {
  try {
    const missing = Object.entries(projectFiles(path.basename(folder))).filter(
      ([file]) => !existsSync(path.join(folder, file)),
    )
    mkdirSync(path.join(folder, SHARED_FOLDER), { recursive: true })
    // The mark of a project comes last: one that is half made is none.
    for (const [file, content] of missing.reverse()) writeFileSync(path.join(folder, file), content)
  } catch (error) {
    throw fileError(`Making a project of ${folder}`, error)
  }
}

/**
 * Makes the network `name` in the project around `directory`, and gives its path. It has one source and one CSV sink,
 * so that it can be simulated at once.
 *
 * Throws an AppError outside a project, for a bad name, a name that exists, or a folder that cannot be written; then
 * nothing is left behind.
 */
export function startNetwork(directory: string, name: string): string {
  checkName('network', name)
  const project = findProject(directory)
  if (project === undefined) {
    throw new AppError(
      'not-found',
      `${path.resolve(directory)} is not in a project (no ${PROJECT_FILE} there or above)`,
      'Make one with `fission startproject NAME` and change into it.',
    )
  }
  checkProjectVersion(project)
  return make(project, name, 'network', (draft) => keepFolder(path.join(draft, SOURCE_FOLDER)))
}

/** Fills a draft beside the target and renames it, so that a failure leaves no half of it. */
function make(
  parent: string,
  name: string,
  kind: 'project' | 'network',
  complete: (draft: string) => void,
): string {
  const target = path.join(parent, name)
  if (existsSync(target)) {
    throw new AppError('already-exists', `${target} exists already`, `Choose another name for the ${kind}.`)
  }
  let draft: string | undefined
  try {
    draft = mkdtempSync(path.join(parent, `.${name}-`))
    const filled = path.join(draft, name)
    cpSync(resourcePath(`resources/templates/${kind}`), filled, { recursive: true })
    complete(filled)
    renameSync(filled, target)
    return target
  } catch (error) {
    throw fileError(`Making the ${kind} ${target}`, error)
  } finally {
    if (draft !== undefined) rmSync(draft, { recursive: true, force: true })
  }
}

/** An empty folder that git keeps. */
function keepFolder(folder: string): void {
  mkdirSync(folder)
  writeFileSync(path.join(folder, '.gitkeep'), '')
}
