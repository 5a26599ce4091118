/** Finds every mistake in a network before anything starts. */
import type { NetworkDescription } from './description'
import { jobsOfPipes } from './network-graph'
import type { Problem } from './problem'
import { jobCycles } from './rules/job-cycles'
import { jobDependencies } from './rules/job-dependencies'
import { jobSaves } from './rules/job-saves'
import { jobPlaces } from './rules/job-places'
import { jobPrograms } from './rules/job-programs'
import { hasJobs, hasNodes, nodeNames } from './rules/network-members'
import { pipeEncodings } from './rules/pipe-encoding'
import { pipeEnds, unknownPipes } from './rules/pipe-ends'
import { pipeJobClasses } from './rules/pipe-jobs'
import { reliableInputs, reliablePrograms, reliableSources } from './rules/pipe-reliable'
import { pipeBlocks, pipeConflicts, pipeIds } from './rules/pipe-shape'
import type { Rule, RuleContext, ValidationMode } from './rules/rule'
import { headSize, heartbeatTimes } from './rules/settings'
import { vocabularyOf } from './rules/vocabulary'

export type { ValidationMode } from './rules/rule'

const rules: readonly Rule[] = [
  hasJobs,
  hasNodes,
  headSize,
  heartbeatTimes,
  nodeNames,
  jobPlaces,
  jobDependencies,
  jobPrograms,
  jobCycles,
  jobSaves,
  unknownPipes,
  pipeEnds,
  pipeIds,
  pipeConflicts,
  pipeBlocks,
  reliableInputs,
  reliablePrograms,
  reliableSources,
  pipeJobClasses,
  pipeEncodings,
]

/**
 * All problems of a network, in the order of the config's lines. A network may start when none is an error. A problem
 * whose own line is unknown points at the config's first line.
 */
export function validateNetwork(network: NetworkDescription, mode: ValidationMode): Problem[] {
  const context: RuleContext = {
    network,
    mode,
    pipeJobs: jobsOfPipes(network),
    ...vocabularyOf(network.config),
  }
  return rules
    .flatMap((rule) => rule(context))
    .map((problem) => ({ ...problem, position: problem.position ?? { file: network.config, line: 1 } }))
    .sort(byPlace)
}

function byPlace(a: Problem, b: Problem): number {
  return (
    compare(a.position?.file ?? '', b.position?.file ?? '') ||
    compare(a.position?.line ?? 0, b.position?.line ?? 0) ||
    compare(a.position?.column ?? 0, b.position?.column ?? 0) ||
    compare(a.code, b.code) ||
    compare(a.pipe ?? 0, b.pipe ?? 0) ||
    compare(a.job ?? 0, b.job ?? 0)
  )
}

function compare<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0
}
