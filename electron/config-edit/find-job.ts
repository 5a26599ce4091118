/** Finds the job of a graph in the text of its config. */
import type { JobRef } from '../contract/config-edit'
import type { EditedFile, FoundJob } from './edited-file'
import { computed, Refusal } from './refusal'

/** The list of jobs; refuses where there is no plain one. */
export function jobList({ file, outline }: EditedFile): NonNullable<EditedFile['outline']['jobs']> {
  if (outline.jobs) return outline.jobs
  if (outline.jobsLine !== null) throw computed('The list of jobs is', file, outline.jobsLine)
  throw new Refusal(`${file} has no list of jobs`, 'Add one to the config first.', { file, line: 1 })
}

/**
 * The job that is meant. Its place decides, if the class there is its; in a text that has changed since, its number does,
 * as ids count up in the order of the list.
 */
export function findJob(source: EditedFile, job: JobRef): FoundJob {
  const { items } = jobList(source)
  const label = `${job.type} ${job.id}`
  const found = items.flatMap(({ call, isInline }, index) => (call ? [{ index, call, isInline, label }] : []))
  const isHere = ({ call }: FoundJob): boolean => call.line === job.line
  const onLine = found.filter(isHere)
  const atPlace = onLine.length > 1 ? onLine.filter(({ call }) => call.column === job.column) : onLine
  if (atPlace.length === 1 && isClass(source, atPlace[0]!, job)) return atPlace[0]!
  const isPlain = items.slice(0, job.id).every(({ call }) => call !== null)
  const byId = isPlain ? found.find(({ index }) => index === job.id - 1) : undefined
  if (byId && isClass(source, byId, job)) return byId
  const around = [...items].reverse().find(({ line, call }) => call === null && line <= (job.line ?? 1))
  throw computed(`${label} is`, source.file, job.line ?? around?.line ?? source.outline.jobsLine ?? 1)
}

/** A job in another language has a class of its own there. */
const foreign = new Set(['PythonJob', 'TypeScriptJob'])

function isClass({ outline }: EditedFile, { call }: FoundJob, { type }: JobRef): boolean {
  const name = call.className.split('.').at(-1)!
  const imported = outline.imports.flatMap(({ names }) => names).find(({ local }) => local === name)?.imported
  return name === type || imported === type || foreign.has(imported ?? name)
}
