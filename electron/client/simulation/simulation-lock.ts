/** One simulation, one run and one collection of a network at a time: their folders are theirs alone. */
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { AppError } from '../../errors'
import { isRunning, processStart } from './process-start'

/** The lock's file name within the folder. */
export const LOCK_FILE = '.lock'

/** A lock that cannot be read is being written, unless it is older than this. */
const WRITING_MS = 5000

/** What is going on in a folder, and what to do about it. */
const doings = {
  simulated: 'Stop the other simulation (Ctrl+C in its terminal), then start this one again.',
  run: 'Stop the other run (Ctrl+C in its terminal), then start this one again.',
  collected: 'Wait until that has ended.',
}
type Doing = keyof typeof doings

interface Owner {
  pid: number
  start: string | null
}

/** Takes the lock in an existing folder; gives the function that releases it. */
export function lockSimulation(folder: string, network: string, doing: Doing = 'simulated'): () => void {
  const file = path.join(folder, LOCK_FILE)
  const own = JSON.stringify({ pid: process.pid, start: processStart(process.pid) })
  if (!tryCreate(file, own)) {
    const found = readFileSync(file, 'utf8')
    if (isHeld(file, found) || !takeAway(file, found) || !tryCreate(file, own))
      throw alreadyRunning(network, doing, found)
  }
  return () => rmSync(file, { force: true })
}

function tryCreate(file: string, content: string): boolean {
  try {
    writeFileSync(file, content, { flag: 'wx' })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

function isHeld(file: string, content: string): boolean {
  const owner = readOwner(content)
  if (!owner) return Date.now() - statSync(file).mtimeMs < WRITING_MS
  return isRunning(owner.pid) && owner.start === processStart(owner.pid)
}

/** Moves a stale lock aside, unless somebody else has just replaced it. */
function takeAway(file: string, stale: string): boolean {
  const aside = `${file}.${process.pid}`
  renameSync(file, aside)
  const moved = readFileSync(aside, 'utf8')
  if (moved !== stale) renameSync(aside, file)
  else rmSync(aside)
  return moved === stale
}

/** Null for what is no lock of ours, or not yet. */
function readOwner(content: string): Owner | null {
  const [, pid, start] = /^\{"pid":(\d+),"start":(?:null|"(\d+)")\}$/.exec(content) ?? []
  return pid === undefined ? null : { pid: Number(pid), start: start ?? null }
}

function alreadyRunning(network: string, doing: Doing, content: string): AppError {
  const owner = readOwner(content)
  const by = owner ? ` by process ${owner.pid}` : ''
  return new AppError('busy', `Network ${network} is being ${doing} already${by}`, doings[doing])
}
