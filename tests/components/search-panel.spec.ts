// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { FileMatches } from '../../electron/contract/search'
import SearchPanel from '../../renderer/features/search/SearchPanel.vue'
import { wantedPlaces } from '../../renderer/workbench/open-file'
import { openProject } from './support/projects'
import type { TestWindow } from './support/test-window'

vi.mock('../../renderer/workbench/features', () => ({ features: [], panels: [], slotsOf: () => [] }))

function found(path: string, ...lines: string[]): FileMatches {
  const matches = lines.map((preview, index) => {
    const previewStart = preview.indexOf('Job')
    return { line: index + 1, column: previewStart + 1, length: 3, preview, previewStart }
  })
  return { type: 'file', path, matches }
}

const open = () => mount(SearchPanel, { attachTo: document.body })
let window: TestWindow
let panel: ReturnType<typeof open>
beforeEach(async () => {
  window = await openProject()
  panel = open()
})
afterEach(() => panel.unmount())

const said = (): string => panel.get('[role=status]').text()
const searches = () => window.opened.filter(({ channel }) => channel === 'search/find')

/** Asks as Enter does. */
async function ask(text: string): Promise<void> {
  await panel.get('input').setValue(text)
  await panel.get('form').trigger('submit')
}

it('shows matches file by file as they come, and counts them at the end', async () => {
  await ask('Job')
  expect(said()).toBe('Searching…')
  window.send('search/find', found('chain/jobs/jobs.ts', '  class SourceJob {', 'new Job()'))
  window.send('search/find', found('shared/a.py', 'Job'))
  await flushPromises()
  expect(panel.findAll('h2').map((title) => title.text())).toEqual(['jobs.ts chain/jobs', 'a.py shared'])
  expect(panel.findAll('mark').map((mark) => mark.text())).toEqual(['Job', 'Job', 'Job'])
  expect(panel.findAll('.match')[0]!.text()).toMatch(/^1\s+class SourceJob \{$/)
  window.send('search/find', { type: 'end', files: 9, isCut: true, skipped: 2 })
  window.end('search/find')
  await flushPromises()
  expect(said()).toBe('3 matches in 2 files')
  expect(panel.text()).toContain('There are more')
  expect(panel.text()).toContain('2 files are no text')
})

it('goes from the field to the matches and back with arrows, and opens one at its place', async () => {
  await ask('Job')
  window.send('search/find', found('chain/jobs/jobs.ts', 'a Job', 'Job'))
  await flushPromises()
  const press = (key: string) =>
    document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
  panel.get('input').element.focus()
  press('ArrowDown')
  press('ArrowDown')
  expect(document.activeElement).toBe(panel.findAll('.match')[1]!.element)
  press('ArrowUp')
  ;(document.activeElement as HTMLElement).click()
  expect(wantedPlaces.get('chain/jobs/jobs.ts')).toEqual({ line: 1, column: 3 })
  press('ArrowUp')
  expect(document.activeElement).toBe(panel.get('input').element)
})

it('ends the search before when another is asked for, and when it is cancelled', async () => {
  await ask('one')
  await ask('two')
  expect(
    searches().map(({ input, isOpen }) => [(input as { query: { text: string } }).query.text, isOpen]),
  ).toEqual([
    ['one', false],
    ['two', true],
  ])
  await panel
    .findAll('button')
    .find((button) => button.text() === 'Cancel')!
    .trigger('click')
  expect(said()).toContain('Cancelled')
  expect(searches().at(-1)!.isOpen).toBe(false)
})

it('says at the field what is wrong with an expression', async () => {
  await panel.get('button[aria-pressed]:last-of-type').trigger('click')
  await ask('(')
  window.end('search/find', { code: 'usage', message: 'The expression never ends its group', hint: '' })
  await flushPromises()
  expect(panel.get('input').attributes('aria-invalid')).toBe('true')
  expect(panel.text()).toContain('The expression never ends its group')
  expect(said()).toBe('')
})
