// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { useProjectStore } from '../../renderer/stores/project.store'
import { openProject } from './support/projects'

vi.mock('../../renderer/workbench/features', () => ({ features: [], panels: [], slotsOf: () => [] }))

it('opens with the network that was selected last time', async () => {
  await openProject({ 'settings/recall': () => 'ring' })
  expect(useProjectStore().networkFolder).toBe('ring')
})

it('opens with the first network when the remembered one is gone', async () => {
  await openProject({ 'settings/recall': () => 'removed' })
  expect(useProjectStore().networkFolder).toBe('chain')
})

it('remembers the network that is selected', async () => {
  const window = await openProject()
  useProjectStore().selectNetwork('ring')
  await flushPromises()
  const kept = window.asked.filter(({ channel }) => channel === 'settings/remember')
  expect(kept.at(-1)?.input).toMatchObject({ value: 'ring' })
})
