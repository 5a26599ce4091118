/** CSV files of a project as tables: read page by page while jobs still write them, and reduced to what a plot can show. */
import * as z from 'zod'
import { domain, request, stream } from './kit/define'
import { ProjectRoot } from './project'

const At = z.object({ root: ProjectRoot, path: z.string().max(4096) })

export const TableFile = z.object({
  /** Relative to the project, with forward slashes. */
  path: z.string(),
  bytes: z.number(),
  /** Milliseconds since the epoch. */
  changedAt: z.number(),
  /** The network whose job writes it, and whether that was on nodes, in a simulation, or an earlier run; null: some other file. */
  from: z.object({ network: z.string(), kind: z.enum(['run', 'simulation', 'earlier']) }).nullable(),
})
export type TableFile = z.infer<typeof TableFile>

export const Column = z.object({
  name: z.string(),
  /** `time`: numbers that are milliseconds since the epoch, or text that says a date. */
  kind: z.enum(['number', 'time', 'text']),
})
export type Column = z.infer<typeof Column>

export const TableState = z.object({
  /** Another one is another table: the file was replaced or cut. */
  version: z.int(),
  columns: z.array(Column),
  /** Rows that are known by now, without the header. */
  rows: z.int(),
  /** How much of the file has been read, and how much there is. */
  readBytes: z.number(),
  bytes: z.number(),
  /** The first row, from 0, that came while the table was followed; null while there is none. */
  arrivedFrom: z.int().nullable(),
})
export type TableState = z.infer<typeof TableState>

/**
 * Where the points of a series lie: at the number of the row, from 1; at the time when the row came, in milliseconds since
 * the epoch, for rows that came while the table was followed; or at the value of a column.
 */
const Abscissa = z.union([z.literal('row'), z.literal('arrival'), z.int().min(0)])
export type Abscissa = z.infer<typeof Abscissa>

export const Series = z.object({
  version: z.int(),
  x: z.array(z.number()),
  /** One list for each column that was asked for; null where a cell is no number. */
  y: z.array(z.array(z.number().nullable())),
  /** Rows that one point stands for; above 1 the points are the least and the greatest values of such stretches. */
  rowsPerPoint: z.number(),
})
export type Series = z.infer<typeof Series>

const MOST_ROWS = 1000
const MOST_POINTS = 8000

export const results = domain('results', {
  /** Every CSV file of the project, those of runs first, the latest first. */
  'list-tables': request(z.object({ root: ProjectRoot }), z.array(TableFile)),
  /** Tells how the table grows for as long as it is followed. */
  follow: stream(At, TableState),
  /** Rows by their numbers from 0; fewer where the table ends. Only of a table that is followed. */
  'read-rows': request(
    At.extend({ from: z.int().min(0), count: z.int().min(1).max(MOST_ROWS) }),
    z.object({ version: z.int(), rows: z.array(z.array(z.string())) }),
  ),
  /** Columns of the rows whose abscissa lies in a range (null: all), reduced to so many points. Only of a table that is followed. */
  'read-series': request(
    At.extend({
      x: Abscissa,
      columns: z.array(z.int().min(0)).min(1).max(16),
      between: z.tuple([z.number(), z.number()]).nullable(),
      /** Of those only the last ones; null: all. */
      last: z.int().min(1).nullable(),
      points: z.int().min(2).max(MOST_POINTS),
    }),
    Series,
  ),
  /** A piece of the file as Base64, for a copy of it; the last one is followed by null. */
  'read-piece': request(
    At.extend({ offset: z.number().min(0) }),
    z.object({ data: z.string(), next: z.number().nullable() }),
  ),
})
