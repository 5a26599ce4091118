// `npm run test:e2e`: runs the window's specs beside hosts, so that those of runs on nodes have some; elsewhere these are skipped.
// Arguments go on to Vitest: `npm run test:e2e -- tests/e2e/on-nodes.spec.ts`.
import { runProjectBesideHosts } from '../hosts/beside.mjs'
import { readyToRun } from '../hosts/lab.mjs'

process.exitCode = await runProjectBesideHosts('e2e', readyToRun)
