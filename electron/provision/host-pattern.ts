/** Names of Ansible's inventories that stand for several hosts: `pi[1:3]`, `pi[01:10:2]`, `rack-[a:c]`. */

/** More would be a slip of the pen. */
const MOST_HOSTS = 1024

/** All names that a pattern means; a plain name means itself. */
export function hostNames(pattern: string): string[] {
  const [, before, from, to, step, after] =
    /^([^[\]]*)\[(\d+|[A-Za-z]):(\d+|[A-Za-z])(?::(\d+))?\](.*)$/.exec(pattern) ?? []
  if (before === undefined || from === undefined || to === undefined) return [pattern]
  const values = valuesOf(from, to, Math.max(1, Number(step ?? 1)))
  return values.flatMap((value) => hostNames(`${before}${value}${after ?? ''}`))
}

function valuesOf(from: string, to: string, step: number): string[] {
  const isNumber = /^\d/.test(from)
  const [first, last] = isNumber ? [Number(from), Number(to)] : [from.charCodeAt(0), to.charCodeAt(0)]
  const count = Math.min(MOST_HOSTS, Math.floor((last - first) / step) + 1)
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const value = first + index * step
    // A leading zero says how many digits all of them have.
    return isNumber
      ? String(value).padStart(from.startsWith('0') ? from.length : 0, '0')
      : String.fromCharCode(value)
  })
}
