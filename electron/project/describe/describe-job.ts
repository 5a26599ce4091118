/** What a constructed job says about itself. */
import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Dependency, SaveRule } from '../../../agent/core/network/description'
import { ExecutableJob } from '../../../agent/sdk/executable-job'
import { InteractiveJob } from '../../../agent/sdk/interactive-job'
import type { Job } from '../../../agent/sdk/job'
import { PythonJob } from '../../../agent/sdk/python-job'
import { classNames } from '../../../agent/sdk/registry'
import { saveAttributes } from '../../../agent/sdk/restore-attributes'
import type { ForeignJob, RawJob } from '../inspect-protocol'
import { whole } from './describe-pipe'
import { describeProgram } from './describe-program'
import { positionOf } from './position'

/** Describes a job; its dependencies are looked up below the project's root. */
export function describeJob(job: Job, root: string): RawJob {
  const [type = 'Job', ...bases] = classNames(job)
  const foreign = job instanceof PythonJob ? foreignJob(job as PythonJob) : undefined
  return {
    id: job.id,
    type: foreign?.name ?? type,
    bases,
    language: foreign ? 'python' : job instanceof ExecutableJob ? 'executable' : 'typescript',
    foreign,
    ...(job instanceof ExecutableJob && {
      host: 'typescript',
      program: describeProgram(job as ExecutableJob, root),
    }),
    groups: listed(job.groups),
    defaultNode: job.defaultNode,
    head: job.usesHead,
    maxQueue: whole(job.maxQueue),
    inputs: job.inputs.map((pipe) => pipe.id),
    outputs: job.outputs.map((pipe) => pipe.id),
    interactive: job instanceof InteractiveJob,
    hasPreference: typeof job.preference === 'function',
    saves: saveRule(job),
    dependencies: listed(job.dependencies).map((dependency) => describeDependency(dependency, root)),
    attributes: saveAttributes(job),
    position: positionOf(job),
  }
}

function saveRule(job: Job): SaveRule | undefined {
  const saves = typeof job.save === 'function'
  const restores = typeof job.restore === 'function'
  if (!saves && !restores) return undefined
  const { saveEveryRounds, saveEveryMs } = job.constructor as typeof Job
  const lacks = !saves ? 'save' : restores ? null : 'restore'
  return { everyRounds: whole(saveEveryRounds), everyMs: whole(saveEveryMs), lacks }
}

function foreignJob({ module, className, arguments: given }: PythonJob): ForeignJob {
  return { module, name: className, arguments: given }
}

function listed(names: string | readonly string[]): string[] {
  return typeof names === 'string' ? [names] : [...names]
}

/** A directory that a job names, looked up below the project’s root. */
export function describeDependency(given: string, root: string): Dependency {
  const file = path.resolve(root, given)
  if (!existsSync(file)) return { path: given, kind: 'missing' }
  return { path: given, kind: statSync(file).isDirectory() ? 'directory' : 'file' }
}
