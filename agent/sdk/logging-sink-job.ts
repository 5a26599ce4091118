import { CsvSinkJob } from './csv-sink-job'
import type { LogRecord } from './logging'

const columns = ['jobName', 'pid', 'counter', 'cpuPercent', 'memoryPercent', 'timeIn', 'timeOut'] as const

/**
 * Writes the records of `withLogging` jobs to a CSV file on the client's computer, a row for each record. The columns
 * are jobName, pid, counter, cpuPercent, memoryPercent, timeIn and timeOut, as LogRecord describes them.
 *
 * @example
 * new LoggingSinkJob({ path: 'log.csv', inputs: [new ObjectPipe(901), new ObjectPipe(902)] })
 */
export class LoggingSinkJob extends CsvSinkJob<LogRecord[]> {
  override columns(): string[] {
    return [...columns]
  }

  override rows(records: LogRecord[]): unknown[][] {
    return records.map((record) => columns.map((column) => record[column]))
  }
}
