/** Paths in the project, as the contract has them: with `/`, and '' for the project itself. */

/** The folder that something is in. */
export function parentOf(path: string): string {
  return path.split('/').slice(0, -1).join('/')
}

/** What is called so in a folder. */
export function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`
}
