/** Runs a network's Python tests, with the fixtures of the Python package. */
import { AppError } from '../errors'
import { resourcePath } from '../paths'
import { isPythonConfig, type NetworkFolder } from '../project/network-folder'
import { findInterpreter } from '../project/python/interpreter'
import { pythonTestFolder } from './find-tests'
import { runInherited } from './run-inherited'

/** Exit code of the Python side where pytest is missing, and pytest's own where it found no test. */
const NO_PYTEST = 64
const NO_TESTS = 5

/** Resolves with pytest's exit code, or null when it found no test. Throws an AppError without Python or pytest. */
export async function runPytest(network: NetworkFolder, args: readonly string[]): Promise<number | null> {
  const interpreter = findInterpreter(network)
  if (!interpreter.ok) throw new AppError('not-found', interpreter.problem.message, interpreter.problem.hint)
  const { program, args: first } = interpreter
  const config = isPythonConfig(network) ? network.config.slice(0, -'.py'.length).replaceAll('/', '.') : ''
  const code = await runInherited({
    program,
    args: [
      ...first,
      resourcePath('dist/agent/python'),
      'test',
      network.root,
      config,
      pythonTestFolder(network),
      ...args,
    ],
    cwd: network.root,
  })
  if (code === NO_PYTEST) {
    const hint = `Install it: ${program} -m pip install pytest (on Debian: apt install python3-pytest).`
    throw new AppError('not-found', `${program} does not have pytest, which runs Python tests`, hint)
  }
  return code === NO_TESTS ? null : code
}
