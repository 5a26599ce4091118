/** `fission test` for one TypeScript test file, in a process that Node's test runner has started. */
import { originalPosition } from '../../agent/sdk/source-maps'
import { loadBundle } from './load-bundle'

/** Runs the test file's bundle; Node's own `node:test` does the rest. What goes in and out of a job is not shown. */
export function testFileCommand(bundle: string, root: string): void {
  showOwnLines(bundle)
  loadBundle(bundle, root, () => undefined)
}

/** As V8 writes a call; the types know no method for it. */
const callText: (call: NodeJS.CallSite) => string = String

/** Stacks name the project's files and lines instead of the bundle's. */
function showOwnLines(bundle: string): void {
  Error.prepareStackTrace = (error, calls) => {
    const lines = calls
      .filter((call) => call.getFileName() !== __filename)
      .map((call) => {
        const text = callText(call)
        if (call.getFileName() !== bundle) return text
        const place = originalPosition(bundle, call.getLineNumber() ?? 1, call.getColumnNumber() ?? 1)
        if (place === undefined) return text
        const name = call.getFunctionName()
        const where = `${place.file}:${place.line}:${place.column}`
        return name === null ? where : `${name} (${where})`
      })
    return [Error.prototype.toString.call(error), ...lines.map((line) => `    at ${line}`)].join('\n')
  }
}
