/** The timeline of one run, bounded. */
import type { JobId } from '../../agent/core/network/description'
import type { Notice } from '../../agent/core/supervisor/types'
import type { Holder } from '../../agent/protocol/common'
import { noticeText } from '../cli/notice-text'
import type { RunNotice } from '../contract/run'

/** Entries kept: a run that crashes and restarts for days has more. */
const NOTICES_KEPT = 2000

type Severity = RunNotice['severity']

const severities: Partial<Record<Notice['type'], Severity>> = {
  'node-suspect': 'warning',
  'node-lost': 'error',
  'job-unplaced': 'warning',
  'job-crashed': 'error',
  'job-failed': 'error',
  'move-refused': 'warning',
  'sources-reset': 'warning',
}

/** Without a hint where there is nothing to do. */
type Entry = Omit<RunNotice, 'run' | 'counter' | 'at' | 'hint'> & Partial<Pick<RunNotice, 'hint'>>

export class RunNotices {
  private readonly kept: RunNotice[] = []
  private counter = 0

  constructor(
    private readonly run: string,
    private readonly nameOf: (job: JobId) => string,
    private readonly onAdd: (notice: RunNotice) => void,
  ) {}

  /** Oldest first. */
  list(): RunNotice[] {
    return this.kept
  }

  /** `at`: when it happened, where that was not now. */
  add(notice: Notice, at = Date.now()): void {
    const text = noticeText(notice, this.nameOf)
    if (text === null) return
    const { type } = notice
    const job = 'job' in notice ? notice.job : null
    const node = 'node' in notice ? notice.node : null
    this.push({ kind: type, severity: severities[type] ?? 'info', text, job, node }, at)
  }

  /** Something failed that the run goes on without. */
  addTrouble(job: JobId, message: string): void {
    const text = `${this.nameOf(job)}: ${message}`
    this.push({ kind: 'trouble', severity: 'warning', text, job, node: null })
  }

  /** Another client decides about the run from now on. */
  addTaken({ name, user, host }: Pick<Holder, 'name' | 'user' | 'host'>): void {
    const text = `${name} of ${user} on ${host} holds the run now`
    this.push({ kind: 'taken', severity: 'warning', text, job: null, node: null })
  }

  /** Something about a node that is not the supervisor's: why it is missing, or what is odd about it. */
  addNode(node: string, kind: 'node-absent' | 'node-warning', text: string, hint = ''): void {
    this.push({ kind, severity: 'warning', text, hint, job: null, node })
  }

  private push(entry: Entry, at = Date.now()): void {
    const notice = { run: this.run, counter: ++this.counter, at, hint: '', ...entry }
    this.kept.push(notice)
    if (this.kept.length > NOTICES_KEPT) this.kept.shift()
    this.onAdd(notice)
  }
}
