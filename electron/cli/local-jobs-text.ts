/** What becomes of jobs that run on the client's own computer, in words. */
import type { JobDescription, NetworkDescription } from '../../agent/core/network/description'
import { LOCAL_GROUP } from '../../agent/core/network/description'
import { jobLabel } from '../../agent/core/network/network-graph'
import { holdsSlot } from '../../agent/core/supervisor/queries'
import type { RunState } from '../../agent/core/supervisor/types'
import type { HeldRun } from './take-up-here'

/** The jobs that this client's computer runs, such as `CsvSinkJob 3, InteractiveJob 1`; empty where it runs none. */
export function localJobs({ jobs }: Pick<RunState, 'jobs'>): string {
  const local = Object.values(jobs).filter((job) => job.node === LOCAL_GROUP && holdsSlot(job))
  return local.map(({ name }) => name).join(', ')
}

/** Of a run that was taken up: where its local jobs go on, and what may be missing in what they write. */
export function localJobLines({
  record,
  saved,
  hasLocalNode,
}: Pick<HeldRun, 'record' | 'saved' | 'hasLocalNode'>): string[] {
  const { network } = record
  const local = Object.values(saved.state.jobs).filter(({ node }) => node === LOCAL_GROUP)
  return network.jobs
    .filter(({ id }) => local.some((job) => job.id === id && holdsSlot(job)))
    .map((job) => {
      if (!hasLocalNode) return `${jobLabel(job)} waits: attach in the folder of the project to let it go on`
      const lossy = lossyInputs(job, network)
      const goesOn = `${jobLabel(job)} goes on on this computer`
      if (job.inputs.length === 0) return `${jobLabel(job)} starts again on this computer`
      if (lossy.length === 0) return `${goesOn}, and gets all that was kept for it`
      const pipes = `${lossy.length === 1 ? 'pipe' : 'pipes'} ${lossy.join(', ')}`
      return `${goesOn}; blocks that were under way on ${pipes} when its client went are lost`
    })
}

function lossyInputs({ inputs }: JobDescription, { pipes }: NetworkDescription): number[] {
  return inputs.filter((id) => pipes.find((pipe) => pipe.id === id)?.reliable !== true)
}
