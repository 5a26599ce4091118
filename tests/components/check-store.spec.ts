// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { useCheckStore } from '../../renderer/stores/check.store'
import { useProjectStore } from '../../renderer/stores/project.store'
import { goFirst, untilFirstDone } from '../../renderer/workbench/first-things'
import { openProject } from './support/projects'

vi.mock('../../renderer/workbench/features', () => ({ features: [], panels: [], slotsOf: () => [] }))

const nothing = { description: null, problems: [] }

it('reads the networks of a project once what the user waits for is there', async () => {
  const check = vi.fn(() => nothing)
  await openProject({ 'network/check': check })
  let end: () => void
  void goFirst(new Promise<void>((resolve) => (end = resolve)))
  useCheckStore()
  await flushPromises()
  expect(check).not.toHaveBeenCalled()
  end!()
  await vi.waitFor(() => expect([...useCheckStore().networks.keys()]).toEqual(['chain', 'ring']))
})

it('reads nothing of a project that was closed before it came to that', async () => {
  const check = vi.fn(() => nothing)
  await openProject({ 'network/check': check })
  let end: () => void
  void goFirst(new Promise<void>((resolve) => (end = resolve)))
  const store = useCheckStore()
  useProjectStore().close()
  end!()
  await untilFirstDone()
  await vi.waitFor(() => expect(store.reading).toBeNull())
  expect(check).not.toHaveBeenCalled()
})
