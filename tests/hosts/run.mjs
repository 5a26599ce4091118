// `npm run test:hosts`: boots hosts that can run jobs at once, and runs their specs beside them.
// Arguments go on to Vitest: `npm run test:hosts -- tests/hosts/hosts.spec.ts`.
import { runProjectBesideHosts } from './beside.mjs'
import { readyToRun } from './lab.mjs'

process.exitCode = await runProjectBesideHosts('hosts', readyToRun)
