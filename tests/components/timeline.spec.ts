// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import type { DOMWrapper } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import type { RunNotice } from '../../electron/contract/run'
import TimelinePanel from '../../renderer/features/timeline/TimelinePanel.vue'
import { openProject } from './support/projects'
import { runJob, runNode, runSnapshot } from './support/runs'

vi.mock('../../renderer/workbench/features', () => ({ features: [], panels: [], slotsOf: () => [] }))

function notice(counter: number, kind: string, about: Partial<RunNotice>): RunNotice {
  const at = 1_000_000 + counter * 1000
  return {
    run: 'run-1',
    counter,
    at,
    kind,
    severity: 'info',
    text: kind,
    hint: '',
    job: null,
    node: null,
    ...about,
  }
}

const story = [
  notice(1, 'job-placed', { job: 1, node: 'pi1', text: 'job 1 runs on pi1' }),
  notice(2, 'node-lost', { node: 'pi1', severity: 'error', text: 'node pi1 is lost' }),
  notice(3, 'job-placed', { job: 1, node: 'pi2', text: 'job 1 moved from pi1 to pi2' }),
]

const open = () => mount(TimelinePanel, { attachTo: document.body })
let timeline: ReturnType<typeof open>
beforeEach(async () => {
  // Menus open in the window's main part.
  document.body.innerHTML = '<main></main>'
  const window = await openProject({ 'run/list-notices': () => story })
  timeline = open()
  window.tell(
    'run/did-change',
    runSnapshot({ jobs: [runJob({ node: 'pi2' })], nodes: [runNode(), runNode({ id: 'pi2' })] }),
  )
  await flushPromises()
})

function entry(text: string): DOMWrapper<Element> {
  const found = timeline.findAll('li button').find((button) => button.text() === text)
  if (!found) throw new Error(`no entry says ${text}`)
  return found
}

it('lists what has happened, with the time since the start of the run', () => {
  expect(timeline.findAll('li')).toHaveLength(3)
  expect(timeline.get('li').text()).toContain('1.00 s')
})

it('shows where the jobs were at the entry that is chosen, until it is chosen again', async () => {
  await entry('node pi1 is lost').trigger('click')
  const then = timeline.get('aside').text()
  expect(then).toContain('State at 2.00 s')
  expect(then).toContain('pi1 lost')
  expect(then).toContain('SourceJob 1 waiting for a node')
  await entry('job 1 moved from pi1 to pi2').trigger('click')
  expect(timeline.get('aside').text()).toContain('SourceJob 1 placed')
  await entry('job 1 moved from pi1 to pi2').trigger('click')
  expect(timeline.find('aside').exists()).toBe(false)
})

it('goes from entry to entry with the arrow keys', async () => {
  const list = timeline.get('ol')
  await list.trigger('keydown', { key: 'ArrowDown' })
  expect(document.activeElement?.textContent).toContain('job 1 runs on pi1')
  await entry('job 1 runs on pi1').trigger('keydown', { key: 'ArrowDown' })
  expect(document.activeElement?.textContent).toContain('node pi1 is lost')
  await list.trigger('keydown', { key: 'ArrowUp' })
  expect(document.activeElement?.textContent).toContain('job 1 moved')
})
