/** What can be done to nodes and to the jobs on them. */
import { host } from '../../host/host'
import { attempt } from '../../workbench/attempt'

export async function killNode(run: string, node: string): Promise<void> {
  await attempt(() => host().request('run/kill-node', { run, node }))
}

export async function moveJob(run: string, job: number, node: string): Promise<void> {
  await attempt(() => host().request('run/move-job', { run, job, node }))
}
