// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import NodeCard from '../../renderer/features/nodes/NodeCard.vue'
import { nodeFigures, runJob, runNode } from './support/runs'
import { TestWindow } from './support/test-window'

// One component, not the whole window.
vi.mock('../../renderer/workbench/features', () => ({ features: [], panels: [], slotsOf: () => [] }))

let window: TestWindow
beforeEach(() => {
  window = TestWindow.open({ 'run/kill-node': () => undefined, 'run/move-job': () => undefined })
})

type Props = InstanceType<typeof NodeCard>['$props']

const card = (about: Partial<Props> = {}) =>
  mount(NodeCard, {
    props: {
      run: 'run-1',
      node: runNode(),
      jobs: [],
      figures: nodeFigures(),
      others: [],
      mayKill: true,
      absence: '',
      lostAfterMs: 3000,
      isRemote: false,
      ...about,
    },
  })

it('says how old the last heartbeat of a node is, in tens of milliseconds', () => {
  expect(card({ figures: nodeFigures({ silentMs: 127 }) }).text()).toContain('130 ms ago')
})

it('counts down while a node is suspected, and not below nothing', () => {
  const node = runNode({ status: 'suspect' })
  expect(card({ node, figures: nodeFigures({ silentMs: 1750 }) }).text()).toContain('1.3 s')
  expect(card({ node, figures: nodeFigures({ silentMs: 9000 }) }).text()).toContain('0.0 s')
})

it('shows no figures of a lost node, and offers nothing that it could not do', () => {
  const lost = card({ node: runNode({ status: 'lost' }) })
  expect(lost.text()).toContain('lost')
  expect(lost.findAll('meter, progress, [role=meter]')).toHaveLength(0)
  expect(lost.find('button[aria-label="Kill this node"]').exists()).toBe(false)
  expect(lost.text()).toContain('No jobs')
})

it('shows a temperature where one is known, and none where it is not', () => {
  expect(card({ figures: nodeFigures({ temperatureC: 61.6 }) }).text()).toContain('62 °C')
  expect(card().text()).not.toContain('°C')
})

it('counts the slots that are taken by jobs that are not over', () => {
  const jobs = [runJob(), runJob({ id: 2, status: 'finished' }), runJob({ id: 3, status: 'restarting' })]
  expect(card({ jobs }).text()).toContain('2 of 4')
})

it('draws the CPU of the last minute, which goes on with every measurement', async () => {
  const drawn = card()
  const points = (): string | undefined => drawn.get('polyline').attributes('points')
  for (const [index, cpuPercent] of [0, 100].entries()) {
    const nodes = [nodeFigures({ cpuPercent })]
    window.tell('run/did-measure', { run: 'run-1', at: index, nodes, jobs: [], pipes: [] })
    await flushPromises()
  }
  expect(points()).toBe('118,27.0 119,1.0')
})

it('says why a node of the network is missing', () => {
  const absent = card({
    node: runNode({ status: 'absent' }),
    absence: 'No route to pi1. Switch it on.',
    figures: undefined,
  })
  expect(absent.text()).toContain('No route to pi1. Switch it on.')
})

it('moves a job by the list beside it and by a drop, and kills the node on demand', async () => {
  const busy = card({ jobs: [runJob({ id: 7, type: 'JoinJob' })], others: ['pi2', 'pi3'] })
  await busy.get('select[aria-label="Move JoinJob 7 to another node"]').setValue('pi3')
  const data = new DataTransfer()
  data.setData('application/x-fission-job', '9')
  await busy.get('article').trigger('drop', { dataTransfer: data })
  await busy.get('button[aria-label="Kill this node"]').trigger('click')
  expect(window.asked).toEqual([
    { channel: 'run/move-job', input: { run: 'run-1', job: 7, node: 'pi3' } },
    { channel: 'run/move-job', input: { run: 'run-1', job: 9, node: 'pi1' } },
    { channel: 'run/kill-node', input: { run: 'run-1', node: 'pi1' } },
  ])
})
