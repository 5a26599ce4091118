/**
 * The states of local jobs on this computer's disk: their agent ends with the client, and nobody else would have them. Each
 * is there before the job's inputs are acknowledged up to it, so the next client's job goes on from it without a gap.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import * as z from 'zod'
import type { JobId } from '../../../agent/core/network/description'
import { JobSave } from '../../../agent/protocol/common'
import { fileError } from '../../errors'

/** Name of their folder in `<network>/local/`. */
const FOLDER = '.states'

export class LocalStates {
  private isClean = false

  /** `local`: the folder of local jobs. */
  constructor(private readonly local: string) {}

  /** Keeps a job's state in the place of the one before; those of other runs go. Throws an AppError. */
  keep(run: string, job: JobId, saved: JobSave): void {
    const folder = this.folderOf(run)
    const file = path.join(folder, `${job}.json`)
    try {
      if (!this.isClean) this.clean(run)
      mkdirSync(folder, { recursive: true })
      writeFileSync(`${file}.new`, JSON.stringify(saved))
      renameSync(`${file}.new`, file)
    } catch (error) {
      throw fileError(`Writing ${file}`, error)
    }
  }

  /** What is kept of a run's jobs. */
  read(run: string): Map<JobId, JobSave> {
    const folder = this.folderOf(run)
    const names = entriesOf(folder).filter((name) => /^[1-9]\d*\.json$/.test(name))
    return new Map(
      names.flatMap((name) => {
        const parsed = Stored.safeParse(readFileSync(path.join(folder, name), 'utf8'))
        return parsed.success ? [[Number.parseInt(name), parsed.data] as const] : []
      }),
    )
  }

  /** They are out of date: the run has been held elsewhere, and its local jobs went on there. */
  forget(run: string): void {
    const folder = this.folderOf(run)
    try {
      rmSync(folder, { recursive: true, force: true })
    } catch (error) {
      throw fileError(`Removing ${folder}`, error)
    }
  }

  private clean(run: string): void {
    const all = path.join(this.local, FOLDER)
    for (const other of entriesOf(all)) {
      if (other !== run) rmSync(path.join(all, other), { recursive: true, force: true })
    }
    this.isClean = true
  }

  private folderOf(run: string): string {
    return path.join(this.local, FOLDER, run)
  }
}

const Stored = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown
    } catch {
      context.addIssue({ code: 'custom', message: 'no JSON' })
      return z.NEVER
    }
  })
  .pipe(JobSave)

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw fileError(`Reading ${folder}`, error)
  }
}
