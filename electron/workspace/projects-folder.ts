/** Where new projects go unless the user says otherwise. */
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'

/** `Documents/Fission` where there are documents, else `Fission` in the home; `FISSION_PROJECTS_DIR` names another. */
export function projectsFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (env.FISSION_PROJECTS_DIR) return path.resolve(env.FISSION_PROJECTS_DIR)
  const documents = path.join(homedir(), 'Documents')
  return path.join(existsSync(documents) ? documents : homedir(), 'Fission')
}
