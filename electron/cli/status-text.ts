/** A run's status as tables for a terminal. */
import type { RunStatus } from '../client/channel/run-status'

/** Nodes with their figures, then jobs with their places. */
export function statusLines({ run, network, phase, holder, leftAt, nodes, jobs }: RunStatus): string[] {
  const nobody =
    leftAt === null ? 'held by nobody' : `held by nobody since ${new Date(leftAt).toLocaleString()}`
  return [
    `${network}  ${phase}  ${holder === null ? nobody : `held by ${holder}`}  run ${run}`,
    '',
    ...table(
      ['NODE', 'STATUS', 'ADDRESS', 'JOBS', 'CPU', 'MEMORY', 'DISK'],
      nodes.map((node) => [
        node.id,
        node.status,
        node.address ?? '-',
        `${node.jobs}/${node.slots}`,
        percent(node.cpuPercent),
        percent(node.memoryPercent),
        percent(node.diskPercent),
      ]),
    ),
    '',
    ...table(
      ['JOB', 'STATUS', 'NODE', 'ROUNDS', 'CRASHES', ''],
      jobs.map(({ name, status, node, rounds, crashes, reason }) => {
        return [name, status, node ?? '-', String(rounds), String(crashes), reason ?? '']
      }),
    ),
  ]
}

function percent(value: number | null): string {
  return value === null ? '-' : `${Math.round(value)} %`
}

function table(heading: string[], rows: string[][]): string[] {
  const widths = heading.map((title, column) => {
    return Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0))
  })
  return [heading, ...rows].map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
