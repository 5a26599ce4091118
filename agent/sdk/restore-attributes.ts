/**
 * The constructor of a job runs on the client; the node runs it again and then takes over the client's plain data,
 * so that what the constructor read from a file, a clock or a random generator is the same everywhere.
 */
import { deserialize, serialize } from 'node:v8'

/** Fields that the SDK itself keeps on a job; they are described, not copied. */
const ownFields = new Set([
  'id',
  'inputs',
  'outputs',
  'groups',
  'defaultNode',
  'usesHead',
  'maxQueue',
  'dependencies',
  'head',
  'inHeads',
  'outHeads',
])

/**
 * The plain-data fields of a job, base64 of `v8.serialize`. Plain data: primitives, arrays, plain objects, Map, Set,
 * Date, RegExp, buffers and typed arrays of such. Functions, pipes and instances of classes are left out: the
 * node makes them anew.
 */
export function saveAttributes(job: object): string {
  const fields = Object.entries(job).filter(
    ([key, value]) => !ownFields.has(key) && isPlainData(value, new Set()),
  )
  return serialize(Object.fromEntries(fields)).toString('base64')
}

/** Gives `job` the client's plain-data fields; they win over those that its constructor has just made. */
export function restoreAttributes(job: object, attributes: string): void {
  if (attributes === '') return
  const fields: unknown = deserialize(Buffer.from(attributes, 'base64'))
  if (typeof fields !== 'object' || fields === null)
    throw new TypeError('the saved attributes are not an object')
  for (const [key, value] of Object.entries(fields)) {
    if (!ownFields.has(key)) Object.defineProperty(job, key, { value, ...fieldFlags })
  }
}

const fieldFlags = { configurable: true, enumerable: true, writable: true }

function isPlainData(value: unknown, seen: Set<object>): boolean {
  if (typeof value !== 'object') return typeof value !== 'function' && typeof value !== 'symbol'
  if (value === null || seen.has(value)) return true
  seen.add(value)
  const all = (values: Iterable<unknown>) => [...values].every((item) => isPlainData(item, seen))
  switch (Object.getPrototypeOf(value)) {
    case Object.prototype:
    case null:
      return all(Object.values(value))
    case Array.prototype:
      return all(value as unknown[])
    case Set.prototype:
      return all(value as Set<unknown>)
    case Map.prototype:
      return all((value as Map<unknown, unknown>).keys()) && all((value as Map<unknown, unknown>).values())
    case Date.prototype:
    case RegExp.prototype:
    case ArrayBuffer.prototype:
      return true
    default:
      return ArrayBuffer.isView(value)
  }
}
