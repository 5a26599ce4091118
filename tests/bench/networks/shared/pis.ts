import { Node } from 'fission'

/** The first hosts of the bench as nodes, each with room for every job. */
export function onPis(count: number): Node[] {
  return Array.from(
    { length: count },
    (_, index) => new Node(`10.77.0.${11 + index}`, { name: `pi${index + 1}`, slots: 8 }),
  )
}
