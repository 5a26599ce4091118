import type { Command } from 'commander'
import { jsonValue, seconds, wholeNumber } from './option-values'

interface EmulateCliOptions {
  head: number
  timeout?: number
  json?: true
}

/** `fission emulate NETWORK JOB VALUE… [--json]` */
export function addEmulate(program: Command): void {
  program
    .command('emulate')
    .argument('<network>', 'name of a network of the project, or its path')
    .argument('<job>', 'id of a job, or its class')
    .argument('[values...]', 'a value for each input, as JSON', appendJson)
    .option('--head <n>', 'head of the blocks that go in', wholeNumber, 0)
    .option('--timeout <s>', 'give up after this many seconds', seconds)
    .option('--json', 'print the outputs as one JSON document')
    .description('Run one round of a job with values of your own, and show what comes out.')
    .addHelpText(
      'after',
      `
The job runs in its own process, as in a run; its files lie in .emulate/<job id>/ of the project afterwards. What it prints
goes to stderr. A text is written '"text"', the values of a pipe that collects several '[1, 2, 3]', bytes '[0, 255]'.

Examples:
  fission emulate my_network 5 2 3 4
  fission emulate my_network JoinJob 2 3 4 --json
  fission emulate my_network 1`,
    )
    .action(emulate)
}

function appendJson(text: string, values: unknown[] | undefined): unknown[] {
  return [...(values ?? []), jsonValue(text)]
}

async function emulate(
  reference: string,
  jobName: string,
  values: unknown[],
  { head, timeout, json }: EmulateCliOptions,
): Promise<void> {
  const { openNetwork } = await import('./open-network')
  const { emulateJob } = await import('../emulate/emulate-job')
  const timeoutSeconds = timeout === undefined ? undefined : timeout / 1000
  const outcome = await emulateJob(openNetwork(reference), { job: jobName, values, head, timeoutSeconds })
  if (!outcome.ok) {
    const { formatProblems } = await import('../../agent/core/network/format-problem')
    process.stderr.write(`${formatProblems(outcome.problems)}\n`)
    process.exitCode = 1
    return
  }
  const { job, emulation } = outcome
  const { directory } = emulation
  const lines = json
    ? [
        JSON.stringify({
          job: job.id,
          directory,
          outputs: emulation.outputs.map(({ text: _, ...output }) => output),
        }),
      ]
    : emulation.outputs.map(({ pipe, type, text }) => `${type} ${pipe}: ${text}`)
  if (lines.length === 0) lines.push(`${job.type} ${job.id} has no outputs; its files lie in ${directory}`)
  process.stdout.write(`${lines.join('\n')}\n`)
}
