/** The pages of `resources/help`, in the order in which they are offered; others come after them. */
const helpOrder: readonly string[] = [
  'tutorial',
  'jobs-typescript',
  'jobs-python',
  'pipes',
  'rounds',
  'placement',
  'delivery',
  'messagepack',
  'provisioning',
  'cli',
  'from-fission',
  'troubleshooting',
  'security',
  'api-typescript',
  'api-python',
  'architecture',
]

/** Compares the names of two pages by their place in that order. */
export function byHelpOrder(a: string, b: string): number {
  return rank(a) - rank(b)
}

function rank(name: string): number {
  return helpOrder.includes(name) ? helpOrder.indexOf(name) : helpOrder.length
}
