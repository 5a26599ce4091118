/** `node:test` where a test file is read for the jobs that it constructs: its suites are looked through, no test runs. */

type Callback = () => unknown

/** A suite constructs what its tests need, so its body runs. */
function runSuite(...args: unknown[]): void {
  const body = args.find((argument): argument is Callback => typeof argument === 'function')
  body?.()
}

function ignore(..._args: unknown[]): void {
  return
}

const suite = Object.assign(runSuite, { only: runSuite, skip: ignore, todo: ignore })
const test = Object.assign((..._args: unknown[]): void => undefined, {
  only: ignore,
  skip: ignore,
  todo: ignore,
  mock: {},
})

/** Stands for the module `node:test`. */
export const inertTests = Object.assign(test, {
  default: test,
  test,
  it: test,
  describe: suite,
  suite,
  before: ignore,
  after: ignore,
  beforeEach: ignore,
  afterEach: ignore,
})
