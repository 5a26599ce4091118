// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import type { TableState } from '../../electron/contract/results'
import SeriesChoice from '../../renderer/features/results/SeriesChoice.vue'
import { TestWindow } from './support/test-window'

const names = ['time', 'note', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']
const columns: TableState['columns'] = names.map((name) => ({
  name,
  kind: name === 'time' ? 'time' : name === 'note' ? 'text' : 'number',
}))

function choice(series: number[], hasArrivals = false) {
  TestWindow.open()
  return mount(SeriesChoice, { props: { columns, hasArrivals, choice: { x: 0, series }, last: null } })
}

it('offers columns of numbers to plot, and times before numbers to plot them against', () => {
  const offered = choice([2])
  expect(offered.findAll('fieldset label').map((label) => label.text())).toEqual(names.slice(2))
  const against = offered.findAll('label select option')
  expect(against.map((option) => option.text()).slice(0, 3)).toEqual(['Round (row)', 'time', 'a'])
})

it('offers the time of arrival once rows have come while the table is shown', async () => {
  const offered = choice([2], true)
  expect(offered.findAll('label select option').map((option) => option.text())[1]).toBe('Time of arrival')
  await offered.get('label select').setValue('arrival')
  expect(offered.emitted('update:choice')).toEqual([[{ x: 'arrival', series: [2] }]])
})

it('takes a column away from the plot that becomes what it runs along', async () => {
  const offered = choice([2, 3])
  await offered.get('label select').setValue('2')
  expect(offered.emitted('update:choice')).toEqual([[{ x: 2, series: [3] }]])
})

it('lets no more columns be chosen than can be told apart', () => {
  const boxes = choice([2, 3, 4, 5, 6, 7, 8, 9]).findAll('input')
  expect(boxes.map(({ element }) => element.disabled)).toEqual([...Array<boolean>(8).fill(false), true])
})
