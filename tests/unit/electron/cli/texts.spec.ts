import { CommanderError } from 'commander'
import { expect, it } from 'vitest'
import type { Notice } from '../../../../agent/core/supervisor/types'
import { targetOfLine } from '../../../../electron/cli/keyboard-lines'
import { noticeText } from '../../../../electron/cli/notice-text'
import { ProgressLine } from '../../../../electron/cli/nodes-event-text'
import { nodeCount, seconds } from '../../../../electron/cli/option-values'
import { errorText } from '../../../../electron/cli/report-error'
import { summaryLines } from '../../../../electron/cli/summary-text'
import { reviseUsageError } from '../../../../electron/cli/usage-error'
import type { JobSummary } from '../../../../electron/client/run-types'
import { AppError } from '../../../../electron/errors'

it.each<[Notice, string | null]>([
  [
    { type: 'node-lost', node: 'pi-1', jobs: [4, 5], reason: 'its agent ended' },
    'node pi-1 is lost: its agent ended; it ran Job 4, Job 5',
  ],
  [
    { type: 'job-placed', job: 5, node: 'pi-2', epoch: 2, from: 'pi-1' },
    'Job 5 placed on pi-2, moved from pi-1',
  ],
  [{ type: 'job-placed', job: 5, node: 'pi-2', epoch: 1, from: null }, 'Job 5 placed on pi-2'],
  [
    { type: 'job-unplaced', job: 5, refusals: [{ node: 'pi-1', reason: 'not in group indoor' }] },
    'Job 5 waits for a node (pi-1: not in group indoor)',
  ],
  [
    { type: 'job-crashed', job: 5, node: 'pi-1', reason: 'killed', restartInMs: 0 },
    'Job 5 crashed on pi-1: killed; started again',
  ],
  [{ type: 'job-crashed', job: 5, node: null, reason: 'killed', restartInMs: null }, 'Job 5 crashed: killed'],
  [
    { type: 'job-crashed', job: 5, node: 'pi-1', reason: 'run() of Job 5 failed: oh', restartInMs: 250 },
    'on pi-1: run() of Job 5 failed: oh; starts again in 250 ms',
  ],
  [{ type: 'job-failed', job: 5, reason: 'killed' }, 'Job 5 failed and is not started again'],
  [{ type: 'sources-reset', generation: 1, jobs: [1, 2] }, 'Job 1, Job 2 count rounds from 1 again'],
  [{ type: 'job-running', job: 5, node: 'pi-1' }, null],
])('words the notice %j', (notice, text) => {
  expect(noticeText(notice, (job) => `Job ${job}`)).toBe(text)
})

function summary(change: Partial<JobSummary>): JobSummary {
  const none = { blocks: 0, dropped: 0, dummies: 0, late: 0 }
  const counts = { rounds: 3, dropped: 0, received: none, sent: none }
  return { id: 1, name: 'Job 1', status: 'stopped', reason: null, ...counts, ...change }
}

it('sums up each job, with losses only where there are any', () => {
  const lossy = { blocks: 9, dropped: 1, dummies: 2, late: 3 }
  const jobs = [
    summary({}),
    summary({ name: 'Job 10', status: 'failed', reason: 'killed', dropped: 4, received: lossy, sent: lossy }),
  ]
  expect(summaryLines({ failed: true, jobs })).toEqual([
    'Job 1   stopped, 3 rounds',
    'Job 10  failed (killed), 3 rounds, 6 dropped, 2 dummies, 3 late',
  ])
})

it('sends every line to the only interactive job', () => {
  expect(targetOfLine('2: two', [{ id: 1, type: 'Ask' }])).toEqual({ job: 1, text: '2: two' })
})

it.each([
  ['3: for three', { job: 3, text: 'for three' }],
  ['1:one', { job: 1, text: 'one' }],
  ['3:', { job: 3, text: '' }],
  ['2: nobody', { problem: 'Write JOB_ID: text, where JOB_ID is one of 1, 3' }],
  ['hello', { problem: 'Write JOB_ID: text, where JOB_ID is one of 1, 3' }],
])('picks a job by its id in %j', (typed, target) => {
  const jobs = [
    { id: 1, type: 'Ask' },
    { id: 3, type: 'Ask' },
  ]
  expect(targetOfLine(typed, jobs)).toEqual(target)
})

it('tells errors with their hint, and that others are faults of the program', () => {
  expect(errorText(new AppError('busy', 'It is busy', 'Wait.'))).toBe('error: It is busy\nhint: Wait.\n')
  expect(errorText(new Error('x is undefined'))).toMatch(/^error: x is undefined\nhint: This is a fault/)
})

it('words mistakes on the command line like all errors', () => {
  expect(reviseUsageError("error: unknown command 'simulat'\n(Did you mean simulate?)\n")).toBe(
    "error: unknown command 'simulat'\nhint: Did you mean simulate?\n",
  )
  expect(reviseUsageError("error: missing required argument 'network'\n")).toBe(
    "error: missing required argument 'network'\nhint: Add --help to see how it is used.\n",
  )
})

it.each(['0', '-1', '1.5', '257', 'many', ''])('refuses %j as a number of agents', (text) => {
  expect(() => nodeCount(text)).toThrow(CommanderError)
})

it.each(['0', '-1', 'long', '', 'Infinity'])('refuses %j as seconds', (text) => {
  expect(() => seconds(text)).toThrow(CommanderError)
})

it('takes seconds with a fraction', () => {
  expect(seconds('0.25')).toBe(250)
  expect(nodeCount('3')).toBe(3)
})

it('tells each tenth of what is large once, and nothing of what is soon done', () => {
  let nowMs = 0
  const line = new ProgressLine(500, () => nowMs)
  const told = [0, 400, 600, 610, 900].map((at, step) => {
    nowMs = at
    return line.lines('reading model', (step + 1) * 40e6 + 5e6, 400e6)
  })
  expect(told).toEqual([
    [],
    [],
    ['-- reading model: 30 % of 400 MB'],
    ['-- reading model: 40 % of 400 MB'],
    ['-- reading model: 50 % of 400 MB'],
  ])
  expect(new ProgressLine().lines('sending code to node pi1', 100, 2000)).toEqual([])
})
