/** A file while it is being edited: its text, what it says, and the edits that are gathered. */
import type { JobCall, Outline } from './outline/outline'
import type { Syntax } from './syntax'
import type { TextEdit } from './text-edits'

export interface EditedFile {
  /** Relative to the project. */
  file: string
  text: string
  outline: Outline
  syntax: Syntax
}

/** A job in the list of the config. */
export interface FoundJob {
  index: number
  label: string
  call: JobCall
  isInline: boolean
}

/** The edits of one action. */
export interface Edits {
  file: EditedFile
  edits: TextEdit[]
  remarks: string[]
  /** Jobs, by their place in the list afterwards, whose lines may have become too long. */
  touched: number[]
  /** How many jobs the list has afterwards. */
  jobs: number
  /** How many nodes the list has afterwards; left out: they are not touched. */
  nodes?: number
}

/** Edits of a config that keep its jobs. */
export function editsOf(file: EditedFile, edits: TextEdit[], touched: number[] = []): Edits {
  return { file, edits, touched, remarks: [], jobs: file.outline.jobs?.items.length ?? 0 }
}
