import { expect, it } from 'vitest'
import { parseNodesCsv } from '../../../../electron/project/nodes-csv'

it('reads name, address and groups of each row', () => {
  expect(parseNodesCsv('desk,192.168.4.2\r\nroof, 192.168.4.3 , outdoor, loud,\n')).toEqual([
    { name: 'desk', address: '192.168.4.2', groups: [], slots: null },
    { name: 'roof', address: '192.168.4.3', groups: ['outdoor', 'loud'], slots: null },
  ])
})

it('names the row that is too short', () => {
  expect(() => parseNodesCsv('desk,192.168.4.2\nroof\n')).toThrow(
    'row 2 has 1 column; a row is name, address, group, …',
  )
  expect(() => parseNodesCsv('desk,\n')).toThrow('row 1 has no address')
})
