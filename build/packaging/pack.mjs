// `npm run pack`: builds the app and packs it for this system; further arguments are electron-builder's.
import { fileURLToPath } from 'node:url'
import { root, runNode, toolScript } from '../tools.mjs'

/** Runs electron-builder, which reads electron-builder.yml; resolves to its exit code. Nothing is ever published by it. */
export function runBuilder(args) {
  return runNode([toolScript('electron-builder'), ...args, '--publish', 'never', '--projectDir', root])
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const built = await runNode(['build/bundle.mjs', '--quiet'])
  process.exitCode = built === 0 ? await runBuilder(process.argv.slice(2)) : built
}
