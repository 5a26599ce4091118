/** Prints the console lines of all jobs, each with its job: `JoinJob 5 | 5 -> 6`. */
import type { JobDescription, JobId } from '../../agent/core/network/description'
import { jobLabel } from '../../agent/core/network/network-graph'
import type { OutputLine } from '../../agent/protocol/common'
import type { Style, Terminal } from './terminal'

const marks: Record<OutputLine['stream'], string> = { stdout: '|', stderr: '!', system: '*' }
const colours: Style[] = ['cyan', 'green', 'yellow', 'magenta', 'blue']

export class JobPrinter {
  private readonly prefixes: Map<JobId, string>

  constructor(
    private readonly terminal: Terminal,
    jobs: Pick<JobDescription, 'id' | 'type'>[],
  ) {
    const labels = jobs.map(jobLabel)
    const width = Math.max(0, ...labels.map((label) => label.length))
    this.prefixes = new Map(
      jobs.map((job, index) => {
        const style = colours[index % colours.length] ?? 'cyan'
        return [job.id, terminal.style(labels[index]?.padEnd(width) ?? '', style)]
      }),
    )
  }

  /** Prints a batch; `skipped` lines before it never came. */
  print(job: JobId, lines: OutputLine[], skipped: number): void {
    const prefix = this.prefixes.get(job) ?? String(job)
    const gap = skipped > 0 ? [`${prefix} * ${this.terminal.style(`… ${skipped} lines skipped`, 'dim')}`] : []
    this.terminal.lines([
      ...gap,
      ...lines.map(({ stream, text }) => `${prefix} ${this.mark(stream)} ${text}`),
    ])
  }

  private mark(stream: OutputLine['stream']): string {
    return stream === 'stderr' ? this.terminal.style(marks.stderr, 'red') : marks[stream]
  }
}
