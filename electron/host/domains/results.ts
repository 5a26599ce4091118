import { results } from '../../contract/results'
import { listTables } from '../../results/list-tables'
import { readPiece } from '../../results/read-piece'
import { seriesOf } from '../../results/series'
import { implement } from '../handlers'
import type { Implementation } from '../handlers'
import type { Services } from '../services'

/** CSV files of opened projects. */
export function resultsDomain({ workspace, tables }: Services): Implementation {
  const fileOf = ({ root, path }: { root: string; path: string }): string =>
    workspace.project(root).files.absolute(path)
  return implement(results, {
    'list-tables': ({ root }) => listTables(workspace.project(root).root),
    follow: (at, sink) => tables.follow(fileOf(at), sink),
    'read-rows': async ({ from, count, ...at }) => {
      const table = tables.table(fileOf(at))
      const { version } = table.state
      return { version, rows: await table.rows(from, count) }
    },
    'read-series': ({ root, path, ...wanted }) => seriesOf(tables.table(fileOf({ root, path })), wanted),
    'read-piece': ({ offset, ...at }) => readPiece(fileOf(at), offset),
  })
}
