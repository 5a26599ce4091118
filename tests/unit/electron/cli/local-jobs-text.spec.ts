import { expect, it } from 'vitest'
import { createRun } from '../../../../agent/core/supervisor/create-run'
import { supervisorSettings } from '../../../../agent/core/supervisor/timing'
import type { NetworkDescription } from '../../../../agent/core/network/description'
import type { JobState } from '../../../../agent/core/supervisor/types'
import { localJobLines, localJobs } from '../../../../electron/cli/local-jobs-text'
import { makeJob, makeNetwork } from '../client/network'

function setting(reliable: boolean, place: Partial<JobState> = { node: 'LOCAL', status: 'running' }) {
  const jobs = [makeJob(1, { outputs: [101] }), makeJob(2, { type: 'CsvSinkJob', inputs: [101] })]
  const base = makeNetwork(jobs)
  const network: NetworkDescription = { ...base, pipes: base.pipes.map((pipe) => ({ ...pipe, reliable })) }
  const state = createRun(network, [], supervisorSettings(network.settings), 0)
  const changed = { ...state, jobs: { ...state.jobs, 2: { ...state.jobs[2]!, ...place } } }
  return { record: { network } as never, saved: { state: changed } as never, state: changed }
}

it('names the jobs that end with this client', () => {
  expect(localJobs(setting(false).state)).toBe('CsvSinkJob 2')
  expect(localJobs(setting(false, { node: 'LOCAL', status: 'finished' }).state)).toBe('')
  expect(localJobs(setting(false, { node: 'pi1', status: 'running' }).state)).toBe('')
})

it.each([
  [true, true, 'CsvSinkJob 2 goes on on this computer, and gets all that was kept for it'],
  [
    false,
    true,
    'CsvSinkJob 2 goes on on this computer; blocks that were under way on pipe 101 when its client went are lost',
  ],
  [true, false, 'CsvSinkJob 2 waits: attach in the folder of the project to let it go on'],
])('says what becomes of a local job (reliable: %s, here: %s)', (reliable, hasLocalNode, text) => {
  expect(localJobLines({ ...setting(reliable), hasLocalNode })).toEqual([text])
})
