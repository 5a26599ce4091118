/** Nodes from a CSV file: rows `name, address, group…` without a header. */
import { parse } from 'csv-parse/sync'
import type { NodeDescription } from '../../agent/core/network/description'

/** A CSV file of nodes that cannot be used; the message names the row. */
export class NodesCsvError extends Error {
  override readonly name = 'NodesCsvError'

  constructor(
    readonly line: number,
    message: string,
  ) {
    super(message)
  }
}

interface Row {
  record: string[]
  info: { lines: number }
}

/** Reads the nodes of a CSV text. Throws NodesCsvError for a row with fewer than two columns. */
export function parseNodesCsv(text: string): NodeDescription[] {
  const options = {
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
    bom: true,
    info: true,
  } as const
  const rows = parse(text, options) as unknown as Row[]
  return rows.map(({ record, info }, index) => {
    const [name = '', address = '', ...groups] = record
    if (record.length < 2 || address === '') {
      const columns = record.length === 1 ? '1 column' : `${record.length} columns`
      throw new NodesCsvError(
        info.lines,
        `row ${index + 1} has ${address === '' && record.length >= 2 ? 'no address' : columns}; a row is name, address, group, …`,
      )
    }
    return { name: name || address, address, groups: groups.filter((group) => group !== ''), slots: null }
  })
}
