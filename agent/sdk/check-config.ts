/** Checks a config's keys and the kinds of their values, so that a slip is one clear sentence. */
import { Job } from './job'
import { MultiNode, Node } from './node'

/** Says what is wrong with a value, or undefined when it is fine. */
type Check = (value: unknown) => string | undefined

const checks: Record<string, Check> = {
  user: text,
  remoteRoot: textOrNull,
  logLevel: oneOf('DEBUG', 'INFO', 'WARNING', 'ERROR', 'CRITICAL'),
  logFile: text,
  clientIp: textOrNull,
  debugWindow: flag,
  jobs: listOf('job', (item) => item instanceof Job),
  nodes: (value) =>
    typeof value === 'string'
      ? text(value)
      : listOf('Node or MultiNode', (item) => item instanceof Node || item instanceof MultiNode)(value),
  xmlFile: text,
  xmlArgs: names,
  preCopy: flag,
  headSize: number(
    'a whole number from 1 to 64',
    (value) => Number.isInteger(value) && value >= 1 && value <= 64,
  ),
  pulseInterval: number('seconds above 0', (value) => value > 0),
  suspectAfterMs: number('milliseconds above 0', (value) => value > 0),
  lostAfterMs: number('milliseconds above 0', (value) => value > 0),
  onClientLost: oneOf('continue', 'stop'),
  clientGraceMs: number('milliseconds of at least 0', (value) => value >= 0),
  copyStates: flag,
  python: textOrNull,
  crash: checkCrash,
}

const crashChecks: Record<string, Check> = {
  restarts: number('a whole number of at least 0', (value) => Number.isInteger(value) && value >= 0),
  backoffMs: number('milliseconds of at least 0', (value) => value >= 0),
  giveUp: oneOf('end-job', 'fail-run'),
}

/** Throws a TypeError that names the first key that does not exist or has a value of the wrong kind. */
export function checkConfig(config: unknown): void {
  if (typeof config !== 'object' || config === null) {
    throw new TypeError(
      `defineNetwork takes an object, e.g. defineNetwork({ jobs: […] }), not ${kindOf(config)}`,
    )
  }
  const problem = checkKeys(config, checks, '')
  if (problem !== undefined) throw new TypeError(problem)
}

function checkCrash(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return `is an object, not ${kindOf(value)}`
  const problem = checkKeys(value, crashChecks, 'crash.')
  return problem === undefined ? undefined : `is wrong: ${problem}`
}

function checkKeys(object: object, known: Record<string, Check>, prefix: string): string | undefined {
  for (const [key, value] of Object.entries(object)) {
    const check = Object.hasOwn(known, key) ? known[key] : undefined
    if (check === undefined) return unknownKey(prefix, key, Object.keys(known))
    const problem = value === undefined ? undefined : check(value)
    if (problem !== undefined) return `${prefix}${key} of the config ${problem}`
  }
  return undefined
}

function unknownKey(prefix: string, key: string, known: readonly string[]): string {
  const [closest] = known
    .map((name) => ({ name, distance: distance(key, name) }))
    .sort((a, b) => a.distance - b.distance)
  const near = closest !== undefined && closest.distance <= 2
  const advice = near ? `did you mean ${prefix}${closest.name}?` : `the keys are ${known.join(', ')}`
  return `The config has no key ${prefix}${key}; ${advice}`
}

/** Edits between two names; FISSION's `LOG_LEVEL` counts as the same as `logLevel`. */
function distance(a: string, b: string): number {
  const from = a.toLowerCase().replaceAll('_', '')
  const to = b.toLowerCase()
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let i = 1; i <= from.length; i++) {
    const next = [i]
    for (let j = 1; j <= to.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[to.length] ?? 0
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? undefined : `is a text, not ${kindOf(value)}`
}

function textOrNull(value: unknown): string | undefined {
  return value === null ? undefined : text(value)
}

function names(value: unknown): string | undefined {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  if (!isObject) return `is an object of texts, not ${kindOf(value)}`
  const wrong = Object.entries(value).find(([, name]) => typeof name !== 'string')
  return wrong && `is an object of texts, but ${wrong[0]} is ${kindOf(wrong[1])}`
}

function flag(value: unknown): string | undefined {
  return typeof value === 'boolean' ? undefined : `is true or false, not ${kindOf(value)}`
}

function number(meaning: string, fits: (value: number) => boolean): Check {
  return (value) =>
    typeof value === 'number' && Number.isFinite(value) && fits(value)
      ? undefined
      : `is ${meaning}, not ${kindOf(value)}`
}

function oneOf(...names: string[]): Check {
  return (value) =>
    typeof value === 'string' && names.includes(value)
      ? undefined
      : `is one of '${names.join("', '")}', not ${kindOf(value)}`
}

function listOf(noun: string, fits: (value: unknown) => boolean): Check {
  return (value) => {
    if (!Array.isArray(value)) return `is a list, not ${kindOf(value)}`
    const wrong = value.findIndex((item) => !fits(item))
    return wrong < 0
      ? undefined
      : `is a list of ${noun} objects, but item ${wrong + 1} is ${kindOf(value[wrong])}`
  }
}

function kindOf(value: unknown): string {
  if (typeof value === 'function') return `the class or function ${value.name}`
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && value !== null) return `an object of class ${value.constructor.name}`
  return typeof value === 'string' ? `'${value}'` : String(value)
}
