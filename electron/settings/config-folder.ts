/** Where the app keeps what belongs to the user and to no project. */
import { homedir } from 'node:os'
import path from 'node:path'

const NAME = 'fission-control-center'

/** The system's own place for it; `FISSION_CONFIG_DIR` names another one. */
export function configFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (env.FISSION_CONFIG_DIR) return path.resolve(env.FISSION_CONFIG_DIR)
  if (process.platform === 'win32' && env.APPDATA) return path.join(env.APPDATA, NAME)
  if (process.platform === 'darwin') return path.join(homedir(), 'Library', 'Application Support', NAME)
  return path.join(env.XDG_CONFIG_HOME ?? path.join(homedir(), '.config'), NAME)
}
