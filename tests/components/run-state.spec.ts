// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import RunState from '../../renderer/features/runs/RunState.vue'
import { openProject } from './support/projects'
import { runSnapshot } from './support/runs'
import type { TestWindow } from './support/test-window'

vi.mock('../../renderer/workbench/features', () => ({ features: [], panels: [], slotsOf: () => [] }))

let window: TestWindow
const open = () => mount(RunState)
let state: ReturnType<typeof open>
beforeEach(async () => {
  window = await openProject()
  state = open()
})

async function tell(about: Parameters<typeof runSnapshot>[0]): Promise<void> {
  window.tell('run/did-change', runSnapshot(about))
  await flushPromises()
}

it('follows the run of the selected network from its start to its end', async () => {
  expect(state.text()).toContain('Not running')
  await tell({ phase: 'preparing' })
  expect(state.text()).toContain('Starting')
  await tell({ phase: 'running' })
  expect(state.get('button').classes()).toContain('running')
  await tell({ phase: 'ended', endedAt: 1_065_000, outcome: { type: 'done' } })
  expect(state.text()).toContain('Finished')
  expect(state.text()).toContain('1:05')
})

it('says why a run failed, and what to do', async () => {
  const outcome = { type: 'failed', message: 'Job 3 was given up', hint: 'See its console' } as const
  await tell({ phase: 'ended', endedAt: 1_001_000, outcome })
  expect(state.text()).toContain('Job 3 was given up. See its console')
  expect(state.get('button').classes()).toContain('bad')
})

it('shows nothing of other networks', async () => {
  await tell({ network: { root: '/projects/lab', folder: 'other' } })
  expect(state.text()).toContain('Not running')
})
