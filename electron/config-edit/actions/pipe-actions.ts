/** Pipes that are drawn, renumbered and taken away. */
import type { ConfigAction } from '../../contract/config-edit'
import { editsOf } from '../edited-file'
import type { EditedFile, Edits, FoundJob } from '../edited-file'
import { findJob, jobList } from '../find-job'
import { importClass } from '../import-edits'
import { insertItem, removeItems } from '../list-edits'
import { computed, Refusal } from '../refusal'
import type { TextEdit } from '../text-edits'

type ActionOf<T extends ConfigAction['type']> = Extract<ConfigAction, { type: T }>
export type Side = 'inputs' | 'outputs'

/** A new pipe from one job to another; its class is imported where it is not known. */
export function addPipe(
  source: EditedFile,
  { from, to, pipe, id, arguments: given }: ActionOf<'add-pipe'>,
): Edits {
  const writer = findJob(source, from)
  const reader = findJob(source, to)
  if (writer.index === reader.index) {
    throw new Refusal(`A pipe cannot join ${writer.label} with itself`, 'Draw it to another job.')
  }
  refuseUsed(source, id)
  const { local, edits } = importClass(source, pipe, 'pipe')
  const code = source.syntax.make(local, [String(id), ...Object.values(given)], [])
  return editsOf(
    source,
    [...edits, ...addEnd(source, writer, 'outputs', code), ...addEnd(source, reader, 'inputs', code)],
    [writer.index, reader.index],
  )
}

function refuseUsed(source: EditedFile, id: number): void {
  for (const { call } of jobList(source).items) {
    const items = [...(call?.inputs?.items ?? []), ...(call?.outputs?.items ?? [])]
    if (call && items.some(({ pipe }) => pipe?.id === id)) {
      const place = { file: source.file, line: call.line }
      throw new Refusal(`Pipe ${id} is there already`, 'Choose another id.', place)
    }
  }
}

function addEnd(source: EditedFile, { call, label }: FoundJob, side: Side, code: string): TextEdit[] {
  const { syntax, file } = source
  const pipes = call[side]
  if (pipes?.list) return insertItem(source, pipes.list, code)
  if (pipes) throw computed(`The ${side} of ${label} are`, file, pipes.line)
  const argument = syntax.argument(side, `[${code}]`)
  if (!call.args) throw computed(`The arguments of ${label} are`, file, call.line)
  if (call.isBare) return [{ span: call.args.span, text: `({ ${argument} })` }]
  const outputs = call.arguments.findIndex(({ name }) => name === 'outputs')
  const place = side === 'inputs' && outputs >= 0 ? outputs : call.arguments.length
  return insertItem(source, call.args, argument, place)
}

/** Takes a pipe away at both ends. */
export function deletePipe(source: EditedFile, { id, from, to }: ActionOf<'delete-pipe'>): Edits {
  const writer = findJob(source, from)
  const reader = findJob(source, to)
  for (const [job, side] of [
    [writer, 'outputs'],
    [reader, 'inputs'],
  ] as const) {
    if (endsOf(job, side, [id]).length > 0) continue
    throw computed(`The ${side} of ${job.label} are`, source.file, job.call[side]?.line ?? job.call.line)
  }
  return editsOf(source, [
    ...removeEnds(source, writer, { outputs: [id], inputs: [] }),
    ...removeEnds(source, reader, { inputs: [id], outputs: [] }),
  ])
}

/** Takes pipes from a job, by their ids; a side that is left without any goes as well. */
export function removeEnds(
  source: EditedFile,
  job: FoundJob,
  ids: Record<Side, readonly number[]>,
): TextEdit[] {
  const { call } = job
  const edits: TextEdit[] = []
  const emptied: number[] = []
  for (const side of ['inputs', 'outputs'] as const) {
    const list = call[side]?.list
    const indexes = endsOf(job, side, ids[side])
    if (!list || indexes.length === 0) continue
    const argument = call.arguments.findIndex(({ name }) => name === side)
    if (indexes.length === list.items.length && argument >= 0) emptied.push(argument)
    else edits.push(...removeItems(source, list, indexes))
  }
  return [...edits, ...removeArguments(source, job, emptied)]
}

/** Takes arguments of a job away, and an options object that would be empty. */
export function removeArguments(
  source: EditedFile,
  { call }: FoundJob,
  indexes: readonly number[],
): TextEdit[] {
  if (!call.args || indexes.length === 0) return []
  const isEmptied = indexes.length === call.args.items.length && source.text[call.args.span[0]] === '{'
  return isEmptied ? [{ span: call.args.span, text: '' }] : removeItems(source, call.args, indexes)
}

function endsOf({ call }: FoundJob, side: Side, ids: readonly number[]): number[] {
  const items = call[side]?.items ?? []
  return items.flatMap(({ pipe }, index) =>
    typeof pipe?.id === 'number' && ids.includes(pipe.id) ? [index] : [],
  )
}

/** Gives a pipe another id, at both ends and wherever else it is made. */
export function renumberPipe(source: EditedFile, { id, to }: ActionOf<'renumber-pipe'>): Edits {
  refuseUsed(source, to)
  const { items } = jobList(source)
  const spans = new Map<number, TextEdit>()
  for (const side of ['outputs', 'inputs'] as const) {
    const ends = items.flatMap(({ call }) => call?.[side]?.items ?? []).filter(({ pipe }) => pipe?.id === id)
    if (ends.length === 0) throw unclearEnd(source, id, side)
    for (const { pipe } of ends) {
      if (pipe?.idSpan) spans.set(pipe.idSpan[0], { span: pipe.idSpan, text: String(to) })
    }
  }
  return editsOf(source, [...spans.values()])
}

function unclearEnd({ file, outline }: EditedFile, id: number, side: Side): Refusal {
  const items = outline.jobs?.items ?? []
  const unclear = items.find(({ call }) => {
    const pipes = call?.[side]
    return (
      call === null ||
      (pipes && (pipes.list === null || pipes.items.some(({ pipe }) => typeof pipe?.id !== 'number')))
    )
  })
  const end = side === 'inputs' ? 'reads' : 'writes'
  const line = unclear?.call?.[side]?.line ?? unclear?.line ?? outline.jobsLine ?? 1
  return computed(`The list that ${end} pipe ${id} is`, file, line)
}
