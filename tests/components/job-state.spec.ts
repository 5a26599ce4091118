// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import type { JobDescription } from '../../agent/core/network/description'
import { useJobState } from '../../renderer/features/graph/use-job-state'
import { useMomentStore } from '../../renderer/stores/moment.store'
import { openProject } from './support/projects'
import { runJob, runSnapshot } from './support/runs'
import type { TestWindow } from './support/test-window'

vi.mock('../../renderer/workbench/features', () => ({ features: [], panels: [], slotsOf: () => [] }))

const description = { id: 1, groups: ['cameras'], defaultNode: undefined } as unknown as JobDescription
const Shown = defineComponent({
  setup() {
    const { status, place, rate } = useJobState(() => description)
    return () => h('p', `${status.value ?? 'none'}: ${place.value} ${rate.value}`.trim())
  },
})

let window: TestWindow
const open = () => mount(Shown)
let shown: ReturnType<typeof open>
beforeEach(async () => {
  window = await openProject()
  shown = open()
})

async function runOn(node: string): Promise<void> {
  window.tell('run/did-change', runSnapshot({ jobs: [runJob({ node })] }))
  const job = { id: 1, pid: 7, rounds: 40, roundsPerSecond: 8 }
  window.tell('run/did-measure', { run: 'run-1', at: 0, nodes: [], jobs: [job], pipes: [] })
  await flushPromises()
}

it('says where a job may run before anything runs', () => {
  expect(shown.text()).toBe('none: cameras')
})

it('says where a job runs now, and how fast', async () => {
  await runOn('pi2')
  expect(shown.text()).toBe('running: pi2 8.0/s')
})

it('says where a job was at the moment that is looked back at, without the rates of now', async () => {
  await runOn('pi2')
  const moment = useMomentStore()
  moment.shown = {
    seconds: 1,
    state: { jobs: new Map([[1, { node: 'pi1', status: 'placed' }]]), nodes: new Map() },
  }
  await flushPromises()
  expect(shown.text()).toBe('running: pi1')
  moment.shown = {
    seconds: 2,
    state: { jobs: new Map([[1, { node: null, status: 'waiting' }]]), nodes: new Map() },
  }
  await flushPromises()
  expect(shown.text()).toBe('unplaced: unplaced')
})
