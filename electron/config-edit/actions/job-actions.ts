/** Jobs that are added, changed and taken away. */
import type { ConfigAction } from '../../contract/config-edit'
import { editsOf } from '../edited-file'
import type { EditedFile, Edits, FoundJob } from '../edited-file'
import { findJob, jobList } from '../find-job'
import { importClass } from '../import-edits'
import { insertItem, removeItems } from '../list-edits'
import { computed, Refusal } from '../refusal'
import { removeArguments, removeEnds } from './pipe-actions'
import type { Side } from './pipe-actions'

type ActionOf<T extends ConfigAction['type']> = Extract<ConfigAction, { type: T }>

/** A new job at the end of the list, so that the others keep their ids. */
export function addJob(source: EditedFile, { job, arguments: given }: ActionOf<'add-job'>): Edits {
  const { list, items } = jobList(source)
  const { local, edits } = importClass(source, job, 'job')
  const named = Object.entries(given).map(([name, code]) => source.syntax.argument(name, code))
  const added = insertItem(source, list, source.syntax.make(local, [], named))
  return { ...editsOf(source, [...edits, ...added], [items.length]), jobs: items.length + 1 }
}

/** Takes a job away, and its pipes from the jobs at their other ends. */
export function deleteJob(source: EditedFile, { job }: ActionOf<'delete-job'>): Edits {
  const found = findJob(source, job)
  const { list, items } = jobList(source)
  if (!found.isInline) {
    const hint = 'Delete it there, and its name in the list of jobs.'
    const message = `${found.label} is made outside of the list of jobs (${source.file}:${found.call.line})`
    throw new Refusal(message, hint, { file: source.file, line: found.call.line })
  }
  const edits = removeItems(source, list, [found.index])
  const remarks: string[] = []
  const ids = { outputs: pipeIds(found, 'inputs'), inputs: pipeIds(found, 'outputs') }
  for (const [index, { call }] of items.entries()) {
    if (index === found.index || !call) continue
    const other: FoundJob = { index, call, isInline: true, label: `${call.className} ${index + 1}` }
    edits.push(...removeEnds(source, other, ids))
    for (const side of ['inputs', 'outputs'] as const) {
      const pipes = call[side]
      if (ids[side].length > 0 && pipes?.list === null)
        remarks.push(remark(other, side, source.file, pipes.line))
    }
  }
  return { file: source, edits, remarks, touched: [], jobs: items.length - 1 }
}

function pipeIds({ call }: FoundJob, side: Side): number[] {
  return (call[side]?.items ?? []).flatMap(({ pipe }) => (typeof pipe?.id === 'number' ? [pipe.id] : []))
}

function remark({ label }: FoundJob, side: Side, file: string, line: number): string {
  return `The ${side} of ${label} are computed (${file}:${line}). See whether they name a pipe of the deleted job.`
}

/** Changes an argument of a job's constructor, adds it or takes it away. */
export function setArgument(source: EditedFile, action: Omit<ActionOf<'set-argument'>, 'type'>): Edits {
  const found = findJob(source, action.job)
  const { call, label, index: touched } = found
  const { name, code } = action
  const { syntax, file } = source
  const index =
    name === null ? (action.index ?? -1) : call.arguments.findIndex((given) => given.name === name)
  const given = call.arguments[index]
  if (!call.args || given?.isSpread) throw computed(`The arguments of ${label} are`, file, call.line)
  if (given && code === null) return editsOf(source, removeArguments(source, found, [index]))
  if (given && code !== null) {
    const span = given.value ?? given.span
    const text = given.value || name === null ? code : syntax.argument(name, code)
    return editsOf(source, [{ span, text }], [touched])
  }
  if (code === null || name === null) {
    throw new Refusal(`${label} has no such argument any more`, 'Try it again.', { file, line: call.line })
  }
  const argument = syntax.argument(name, code)
  if (call.isBare) return editsOf(source, [{ span: call.args.span, text: `({ ${argument} })` }], [touched])
  const pipes = call.arguments.findIndex((other) => other.name === 'inputs' || other.name === 'outputs')
  const place = pipes < 0 ? call.arguments.length : pipes
  return editsOf(source, insertItem(source, call.args, argument, place), [touched])
}
