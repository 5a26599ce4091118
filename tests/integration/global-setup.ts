import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Builds dist/ once before the integration tests, unless the caller has just done so. */
export function setup(): void {
  if (process.env.FISSION_BUILT) return
  const bundleScript = fileURLToPath(new URL('../../build/bundle.mjs', import.meta.url))
  execFileSync(process.execPath, [bundleScript, '--quiet'], { stdio: 'inherit' })
}
