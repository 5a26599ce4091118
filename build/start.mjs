// `npm start`: opens the app; `npm start -- --browser` opens its window in the browser.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { root, runNode } from './tools.mjs'

const program = path.join(root, 'dist/fission.cjs')

/** Shows the window in the browser until it is ended. */
async function startBrowser(args) {
  process.exitCode = await runNode([program, 'serve', ...args])
}

/** What to start, from the words after `npm start --`. */
export function planStart(args) {
  return { isBrowser: args.includes('--browser'), rest: args.filter((arg) => arg !== '--browser') }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { rest } = planStart(process.argv.slice(2))
  if (existsSync(program)) await startBrowser(rest)
  else {
    console.error('error: the app has not been built')
    console.error('hint: run `npm run build`')
    process.exitCode = 1
  }
}
