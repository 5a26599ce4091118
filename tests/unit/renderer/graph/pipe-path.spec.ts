import { expect, it } from 'vitest'
import { pathThrough } from '../../../../renderer/features/graph/pipe-path'

it('leaves a pipe without bends to the usual curve', () => {
  expect(
    pathThrough(
      [
        { x: 0, y: 0 },
        { x: 100, y: 50 },
      ],
      'RIGHT',
    ),
  ).toBeNull()
})

it('leads through all bends, along the flow at each of them', () => {
  const points = [
    { x: 0, y: 0 },
    { x: 100, y: 40 },
    { x: 300, y: 40 },
    { x: 400, y: 0 },
  ]
  expect(pathThrough(points, 'RIGHT')?.path).toBe(
    'M 0,0 C 50,0 50,40 100,40 C 200,40 200,40 300,40 C 350,40 350,0 400,0',
  )
})

it('swaps the axes where blocks flow downwards', () => {
  const points = [
    { x: 0, y: 0 },
    { x: 40, y: 100 },
    { x: 40, y: 300 },
  ]
  expect(pathThrough(points, 'DOWN')?.path).toBe('M 0,0 C 0,50 40,50 40,100 C 40,200 40,200 40,300')
})

it('has its label between two layers, where the line is steepest', () => {
  const points = [
    { x: 0, y: 0 },
    { x: 100, y: 10 },
    { x: 300, y: 10 },
    { x: 400, y: 90 },
  ]
  expect(pathThrough(points, 'RIGHT')?.label).toEqual({ x: 350, y: 50 })
})

it('has its label in the first gap where it is straight', () => {
  const points = [
    { x: 0, y: 5 },
    { x: 100, y: 5 },
    { x: 400, y: 5 },
  ]
  expect(pathThrough(points, 'RIGHT')?.label).toEqual({ x: 50, y: 5 })
})

it('leaves a pipe that leads back to the usual curve', () => {
  const points = [
    { x: 400, y: 0 },
    { x: 420, y: 80 },
    { x: -20, y: 80 },
    { x: 0, y: 0 },
  ]
  expect(pathThrough(points, 'RIGHT')).toBeNull()
})
