import { describe, expect, it } from 'vitest'
import type { RunNotice } from '../../../../electron/contract/run'
import {
  filterNotices,
  noticesAsCsv,
  noticesAsJson,
} from '../../../../renderer/features/timeline/notice-filter'
import { stateThen } from '../../../../renderer/features/timeline/state-then'

let counter = 0
function notice(kind: string, about: Partial<RunNotice> = {}): RunNotice {
  counter++
  return {
    run: 'r',
    counter,
    at: counter * 1000,
    kind,
    severity: 'info',
    hint: '',
    text: kind,
    job: null,
    node: null,
    ...about,
  }
}

counter = 0
const story = [
  notice('job-placed', { job: 1, node: 'pi1' }),
  notice('job-placed', { job: 2, node: 'pi2' }),
  notice('node-suspect', { node: 'pi2', severity: 'warning' }),
  notice('node-lost', { node: 'pi2', severity: 'error', text: 'node pi2 is lost: silent, "really"' }),
  notice('job-placed', { job: 2, node: 'pi1' }),
  notice('node-joined', { node: 'pi2' }),
  notice('job-crashed', { job: 1, severity: 'error' }),
  notice('job-finished', { job: 2 }),
]

describe('the state at a moment', () => {
  it.each([
    [1, { 1: 'pi1' }, { pi1: 'alive' }],
    [3, { 1: 'pi1', 2: 'pi2' }, { pi1: 'alive', pi2: 'silent' }],
    [4, { 1: 'pi1', 2: null }, { pi1: 'alive', pi2: 'lost' }],
    [6, { 1: 'pi1', 2: 'pi1' }, { pi1: 'alive', pi2: 'alive' }],
  ])('is what had been told until entry %i', (at, places, nodes) => {
    const then = stateThen(story, at)
    expect(Object.fromEntries([...then.jobs].map(([job, { node }]) => [job, node]))).toEqual(places)
    expect(Object.fromEntries(then.nodes)).toEqual(nodes)
  })

  it('leaves a job where it was when it crashes or finishes', () => {
    const { jobs } = stateThen(story, 8)
    expect(jobs.get(1)).toEqual({ status: 'crashed', node: 'pi1' })
    expect(jobs.get(2)).toEqual({ status: 'finished', node: 'pi1' })
  })
})

const all = { isImportantOnly: false, job: null, node: null, text: '' }

it.each([
  [{ ...all, isImportantOnly: true }, [3, 4, 7]],
  [{ ...all, job: 2 }, [2, 5, 8]],
  [{ ...all, node: 'pi2' }, [2, 3, 4, 6]],
  [{ ...all, text: 'LOST' }, [4]],
])('filters by %o', (filter, counters) => {
  expect(filterNotices(story, filter).map((entry) => entry.counter)).toEqual(counters)
})

it('is saved as CSV and JSON that other programs read', () => {
  const [header, ...rows] = noticesAsCsv(story).split('\r\n')
  expect(header).toBe('counter,at,kind,severity,job,node,text,hint')
  expect(rows[3]).toBe(
    '4,1970-01-01T00:00:04.000Z,node-lost,error,,pi2,"node pi2 is lost: silent, ""really""",',
  )
  expect(JSON.parse(noticesAsJson(story))).toHaveLength(8)
})
