/** Which entries of a timeline are shown, and all of them as files. */
import type { RunNotice } from '../../../electron/contract/run'
import { inOneLine } from '../../language/engine/error-words'

export interface NoticeFilter {
  /** Only warnings and errors. */
  isImportantOnly: boolean
  job: number | null
  node: string | null
  text: string
}

export function filterNotices(
  notices: readonly RunNotice[],
  { isImportantOnly, job, node, text }: NoticeFilter,
): readonly RunNotice[] {
  const wanted = text.toLowerCase()
  return notices.filter(
    (notice) =>
      (!isImportantOnly || notice.severity !== 'info') &&
      (job === null || notice.job === job) &&
      (node === null || notice.node === node || notice.text.includes(node)) &&
      noticeWords(notice).toLowerCase().includes(wanted),
  )
}

/** An entry as it is shown, with what to do about it. */
export function noticeWords({ text, hint }: RunNotice): string {
  return inOneLine({ message: text, hint })
}

/** Pretty JSON, as a program reads it. */
export function noticesAsJson(notices: readonly RunNotice[]): string {
  const entries = notices.map(({ counter, at, kind, severity, job, node, text, hint }) => {
    return { counter, at: new Date(at).toISOString(), kind, severity, job, node, text, hint }
  })
  return `${JSON.stringify(entries, null, 2)}\n`
}

/** CSV by RFC 4180, as spreadsheets read it. */
export function noticesAsCsv(notices: readonly RunNotice[]): string {
  const rows = notices.map(({ counter, at, kind, severity, job, node, text, hint }) =>
    [counter, new Date(at).toISOString(), kind, severity, job ?? '', node ?? '', text, hint]
      .map(quoted)
      .join(','),
  )
  return ['counter,at,kind,severity,job,node,text,hint', ...rows, ''].join('\r\n')
}

function quoted(cell: string | number): string {
  const text = String(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
