// Puts pictures that the end-to-end tests have taken to where the README and the help show them: npm run screenshots
import { copyFileSync, existsSync } from 'node:fs'
import path from 'node:path'
import { root } from './tools.mjs'

/** Picture of the tests → picture of the product. */
const shown = {
  'nodes-small-light.png': 'resources/help/images/window.png',
}

for (const [name, target] of Object.entries(shown)) {
  const taken = path.join(root, 'tests/e2e/screenshots', name)
  if (!existsSync(taken)) {
    console.error(`error: ${name} was not taken yet\nhint: run npm run test:e2e first`)
    process.exit(1)
  }
  copyFileSync(taken, path.join(root, target))
  console.log(`${name} → ${target}`)
}
