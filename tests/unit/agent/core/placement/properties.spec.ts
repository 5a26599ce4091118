import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseNode } from '../../../../../agent/core/placement/choose-node'
import { refusalReason } from '../../../../../agent/core/placement/refusal'
import { scoreOf } from '../../../../../agent/core/placement/score'
import { figures, job, node } from './build'

const ids = ['LOCAL', 'a', 'b', 'c', 'd', 'e']
const percent = fc.integer({ min: 0, max: 100 })
const metrics = fc.tuple(percent, percent).map(([cpu, swap]) => figures(cpu, swap))
const groups = fc.subarray(['ALL', 'sensors', 'cameras', 'LOCAL'])

const nodes = fc.subarray(ids).chain((present) =>
  fc.tuple(
    ...present.map((id) =>
      fc
        .record({
          status: fc.constantFrom('alive', 'alive', 'alive', 'suspect', 'lost', 'absent'),
          groups: id === 'LOCAL' ? fc.constant(['LOCAL']) : fc.subarray(['sensors', 'cameras']),
          aliases: fc.constant([`${id}.local`]),
          slots: fc.integer({ min: 1, max: 4 }),
          history: fc.array(metrics, { maxLength: 40 }),
          transmitQuality: fc.dictionary(fc.constantFrom(...ids), fc.integer({ min: 0, max: 255 })),
        })
        .map((changes) => node(id, changes)),
    ),
  ),
)
const load = fc.dictionary(fc.constantFrom(...ids), fc.integer({ min: 0, max: 4 }))
const jobs = fc
  .record({
    groups,
    defaultNode: fc.option(fc.constantFrom('a', 'b.local', 'ghost')),
    hasPreference: fc.boolean(),
    wantedNode: fc.option(fc.constantFrom('a', 'c', 'LOCAL', 'ghost')),
  })
  .map((changes) => job(changes))
const neighbours = fc.array(fc.constantFrom(...ids))
const world = fc.tuple(jobs, nodes, load, neighbours)

describe('placement', () => {
  it('always chooses nodes that are up, not full, and in the groups or the default node', () => {
    fc.assert(
      fc.property(world, ([placed, all, jobsOn, near]) => {
        const choice = chooseNode(placed, all, jobsOn, near)
        const chosen =
          choice.type === 'node' ? [choice.node] : choice.type === 'choose' ? choice.candidates : []
        for (const id of chosen) {
          const found = all.find((each) => each.id === id)
          expect(found?.status).toBe('alive')
          expect(jobsOn[id] ?? 0).toBeLessThan(found?.slots ?? 0)
          const isDefault = placed.defaultNode === id || placed.defaultNode === `${id}.local`
          const isInGroups = placed.groups.some((group) =>
            group === 'ALL' ? id !== 'LOCAL' : found?.groups.includes(group),
          )
          expect(isDefault || isInGroups).toBe(true)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('leaves a job unplaced only when every node is refused, and says why for each', () => {
    fc.assert(
      fc.property(world, ([placed, all, jobsOn, near]) => {
        const choice = chooseNode(placed, all, jobsOn, near)
        const allowed = all.filter((each) => refusalReason(placed, each, jobsOn) === null)
        expect(choice.type === 'none').toBe(allowed.length === 0)
        if (choice.type !== 'none') return
        expect(choice.refusals.map((refusal) => refusal.node)).toEqual(
          expect.arrayContaining(all.map((each) => each.id)),
        )
      }),
      { numRuns: 2000 },
    )
  })

  it('does not depend on the order in which nodes are given', () => {
    const shuffled = world.chain(([placed, all, jobsOn, near]) =>
      fc.tuple(
        fc.constant({ placed, all, jobsOn, near }),
        fc.shuffledSubarray(all, { minLength: all.length }),
      ),
    )
    fc.assert(
      fc.property(shuffled, ([{ placed, all, jobsOn, near }, other]) => {
        const choice = chooseNode(placed, all, jobsOn, near)
        fc.pre(choice.type !== 'none')
        expect(chooseNode(placed, other, jobsOn, near)).toEqual(choice)
      }),
    )
  })

  it('asks a preference exactly where several candidates remain, and offers the choice without one first', () => {
    fc.assert(
      fc.property(world, ([placed, all, jobsOn, near]) => {
        const asked = chooseNode({ ...placed, hasPreference: true }, all, jobsOn, near)
        const direct = chooseNode({ ...placed, hasPreference: false }, all, jobsOn, near)
        expect(asked.type === 'choose' ? { type: 'node', node: asked.candidates[0] } : asked).toEqual(direct)
      }),
    )
  })
})

describe('scoreOf', () => {
  it.each([
    { name: 'an idle node with 4 free slots', given: node('a'), jobs: 0, near: [], score: 400 },
    {
      name: 'half of everything',
      given: node('a', { history: [figures(50, 50)] }),
      jobs: 2,
      near: [],
      score: 400 / 3,
    },
    {
      name: 'TQ 51 to one neighbour and itself to another',
      given: node('a', { transmitQuality: { x: 51, a: 0 }, slots: 1 }),
      jobs: 0,
      near: ['x', 'a'],
      score: (60 + 100 + 100) / 3,
    },
    { name: 'no free slot', given: node('a'), jobs: 4, near: [], score: 0 },
  ])('of $name is $score', ({ given, jobs, near, score }) => {
    expect(scoreOf(given, jobs, near)).toBeCloseTo(score, 10)
  })
})
