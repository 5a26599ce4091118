import { describe } from 'vitest'

export * from './test-host'

/** A group of tests that needs hosts; skipped where `tests/hosts/run.mjs` found that there can be none. */
export const onHosts = describe.skipIf(process.env.TEST_HOSTS_NAME === undefined)
