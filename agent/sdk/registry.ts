/** What has been constructed since the last reset: job ids, pipes by id, and where in the user's source. */
import { captureSite, type Site } from './call-site'

/** A pipe that was constructed with an id that a pipe of another class already has. */
export interface PipeConflict {
  /** Class of the later pipe, for people. */
  type: string
  site: Site | undefined
}

interface RegisteredPipe {
  pipe: object
  conflicts: PipeConflict[]
}

let lastJobId = 0
let pipes = new Map<number, RegisteredPipe>()
let jobs: object[] = []
let sites = new WeakMap<object, Site>()

/**
 * Forgets every job, pipe and node: the next job gets id 1 again. For tests that construct several networks in
 * one process.
 */
export function reset(): void {
  lastJobId = 0
  pipes = new Map()
  jobs = []
  sites = new WeakMap()
}

/** The next job id, from 1. */
export function nextJobId(): number {
  return ++lastJobId
}

/** Keeps a job for those who look for it by its id. */
export function registerJob(job: object): void {
  jobs.push(job)
}

/** Every job that was constructed, in order. */
export function constructedJobs(): readonly object[] {
  return jobs
}

/** The pipe that was first constructed with this id. */
export function knownPipe(id: number): object | undefined {
  return pipes.get(id)?.pipe
}

/** Makes `pipe` the one that later constructions with this id give. */
export function registerPipe(id: number, pipe: object): void {
  pipes.set(id, { pipe, conflicts: [] })
}

/** Notes that `type` was constructed with an id that is taken. */
export function recordConflict(id: number, type: string, constructors: readonly string[]): void {
  pipes.get(id)?.conflicts.push({ type, site: captureSite(constructors) })
}

/** The other classes that were constructed with this id, in order. */
export function conflictsOf(id: number): readonly PipeConflict[] {
  return pipes.get(id)?.conflicts ?? []
}

/** Notes where `object` is being constructed, when positions are recorded. */
export function recordSite(object: object): void {
  const site = captureSite(classNames(object))
  if (site !== undefined) sites.set(object, site)
}

/** Where `object` was constructed, in the bundle. */
export function siteOf(object: object): Site | undefined {
  return sites.get(object)
}

/** Class name of an object and those of its base classes, nearest first, without Object and unnamed ones. */
export function classNames(object: object): string[] {
  const names: string[] = []
  let prototype: unknown = Object.getPrototypeOf(object)
  while (typeof prototype === 'object' && prototype !== null && prototype !== Object.prototype) {
    const { name } = prototype.constructor
    if (name !== '') names.push(name)
    prototype = Object.getPrototypeOf(prototype)
  }
  return names
}
