import { Job, ObjectPipe, reset } from 'fission'
import { beforeEach, expect, it } from 'vitest'
import { restoreAttributes, saveAttributes } from '../../../../agent/sdk/restore-attributes'

class Helper {
  value = 1
}

class StatefulJob extends Job {
  started = Math.random()
  table: unknown = new Map([[{ a: [1n, null] }, new Set([/x/g])]])
  samples = Float64Array.of(1, 2)
  helper = new Helper()
  nested: unknown = { helper: [new Helper()] }
  pipe = new ObjectPipe(1)
  twice = (value: number) => value * 2
  itself: unknown
  override run() {
    return this.started
  }
}

beforeEach(reset)

it('gives a job that was made anew the plain data of the first', () => {
  const [client, node] = [new StatefulJob({ groups: 'roof' }), new StatefulJob()]
  const circle: unknown[] = []
  circle.push(circle)
  client.itself = circle
  restoreAttributes(node, saveAttributes(client))
  expect(node.started).toBe(client.started)
  expect(node.table).toEqual(client.table)
  expect(node.samples).toEqual(client.samples)
  expect((node.itself as unknown[])[0]).toBe(node.itself)
})

it('leaves what is no plain data, and what the system sets, as the node made it', () => {
  const [client, node] = [new StatefulJob({ groups: 'roof' }), new StatefulJob()]
  client.helper.value = 2
  client.nested = { helper: [client.helper] }
  restoreAttributes(node, saveAttributes(client))
  expect(node).toMatchObject({ id: 2, groups: 'ALL', helper: { value: 1 } })
  expect(node.helper).toBeInstanceOf(Helper)
  expect(node.twice(2)).toBe(4)
  expect(node.pipe).toBeInstanceOf(ObjectPipe)
  expect((node.nested as { helper: Helper[] }).helper[0]?.value).toBe(1)
})

it('cannot be used to change what a job inherits', () => {
  const node = new StatefulJob()
  restoreAttributes(node, saveAttributes(JSON.parse('{ "__proto__": { "run": 1 } }') as object))
  expect(node.run()).toBe(node.started)
})

it('does nothing without attributes', () => {
  const node = new StatefulJob()
  const { started } = node
  restoreAttributes(node, '')
  expect(node.started).toBe(started)
})
