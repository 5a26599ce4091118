/** The supervisor's notices in words. */
import type { JobId } from '../../agent/core/network/description'
import type { Notice, Refusal } from '../../agent/core/supervisor/types'

type JobCrashed = Extract<Notice, { type: 'job-crashed' }>

/** One notice as one line; `nameOf` gives a job's label. Null for what goes without saying. */
export function noticeText(notice: Notice, nameOf: (job: JobId) => string): string | null {
  switch (notice.type) {
    case 'node-joined':
      return `node ${notice.node} joined`
    case 'node-suspect':
      return `node ${notice.node} is silent`
    case 'node-alive':
      return `node ${notice.node} is back`
    case 'node-lost': {
      const jobs = notice.jobs.map(nameOf).join(', ')
      return `node ${notice.node} is lost: ${notice.reason}${jobs ? `; it ran ${jobs}` : ''}`
    }
    case 'job-placed': {
      const from = notice.from === null ? '' : `, moved from ${notice.from}`
      return `${nameOf(notice.job)} placed on ${notice.node}${from}`
    }
    case 'job-unplaced':
      return `${nameOf(notice.job)} waits for a node${refusalText(notice.refusals)}`
    case 'job-running':
    case 'job-stopped':
      return null
    case 'job-finished':
      return `${nameOf(notice.job)} finished`
    case 'job-crashed':
      return `${crashText(nameOf(notice.job), notice)}${restartText(notice.restartInMs)}`
    case 'job-failed':
      return `${nameOf(notice.job)} failed and is not started again`
    case 'move-refused':
      return `${nameOf(notice.job)} stays: ${notice.node} refuses it (${notice.reason})`
    case 'sources-reset':
      return `${notice.jobs.map(nameOf).join(', ')} count rounds from 1 again`
  }
}

function refusalText(refusals: readonly Refusal[]): string {
  return refusals.length === 0
    ? ''
    : ` (${refusals.map(({ node, reason }) => `${node}: ${reason}`).join('; ')})`
}

/** A reason that names the job says what happened by itself. */
function crashText(name: string, { node, reason }: Pick<JobCrashed, 'node' | 'reason'>): string {
  const place = node === null ? '' : `on ${node}`
  if (!reason.includes(name)) return `${[name, 'crashed', place].filter(Boolean).join(' ')}: ${reason}`
  return place === '' ? reason : `${place}: ${reason}`
}

function restartText(restartInMs: number | null): string {
  if (restartInMs === null) return ''
  return restartInMs === 0 ? '; started again' : `; starts again in ${restartInMs} ms`
}
