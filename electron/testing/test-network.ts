/** Runs the tests of a network, whatever their language. */
import { AppError } from '../errors'
import { isPythonConfig, type NetworkFolder } from '../project/network-folder'
import { findTests } from './find-tests'
import { runNodeTests } from './run-node-tests'
import { runPytest } from './run-pytest'

/**
 * Resolves with the exit code of the first runner that failed, or 0.
 *
 * @param args arguments of the runner of the config's language: pytest's for config.py
 */
export async function testNetwork(network: NetworkFolder, args: readonly string[]): Promise<number> {
  const tests = findTests(network)
  const isPython = isPythonConfig(network)
  const codes: (number | null)[] = []
  if (tests.python.length > 0 || (isPython && tests.typescript.length === 0)) {
    codes.push(await runPytest(network, isPython ? args : []))
  }
  if (tests.typescript.length > 0) {
    codes.push(await runNodeTests(network, tests.typescript, isPython ? [] : args))
  }
  const ran = codes.filter((code) => code !== null)
  if (ran.length === 0) throw noTests(network, isPython)
  return ran.find((code) => code !== 0) ?? 0
}

function noTests({ name }: NetworkFolder, isPython: boolean): AppError {
  const example = isPython ? 'tests/test_jobs.py' : 'tests/jobs.test.ts'
  const hint = `Write one, such as ${name}/${example}; \`fission test --help\` shows how it begins.`
  return new AppError('not-found', `No tests were found in ${name}`, hint)
}
