/** Names as the config's author wrote them: camelCase in TypeScript, FISSION's capitals elsewhere. */
import type { RuleContext } from './rule'

const pythonClasses: Record<string, string> = { JsonPipe: 'JSONPipe', OptionalJsonPipe: 'OptionalJSONPipe' }

/** In Python too these are lower case: arguments of a job's constructor. */
const constructorArguments = ['inputs', 'outputs']

/** How settings and predefined classes are spelt in a config file. */
export function vocabularyOf(config: string): Pick<RuleContext, 'word' | 'className'> {
  if (/\.[cm]?[jt]s$/.test(config)) return { word: (name) => name, className: (name) => name }
  return {
    word: (name) => (constructorArguments.includes(name) ? name : capitals(name)),
    className: (name) => pythonClasses[name] ?? name,
  }
}

function capitals(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()
}
