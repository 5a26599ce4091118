/** What the graph says of a job's whereabouts: now, or at the moment that the user looks back at. */
import { computed } from 'vue'
import type { ComputedRef } from 'vue'
import type { JobDescription } from '../../../agent/core/network/description'
import type { RunJob } from '../../../electron/contract/run'
import { formatRate } from '../../language/format'
import { useMomentStore } from '../../stores/moment.store'
import type { JobThen } from '../../stores/moment.store'
import { useRunStore } from '../../stores/run.store'
import { texts as shared } from '../../ui/texts'
import { texts } from './texts'

type Status = RunJob['status']

interface JobState {
  /** Null while nothing is known, as before the first run. */
  status: ComputedRef<Status | null>
  place: ComputedRef<string>
  /** Rounds a second; empty when they are not known. */
  rate: ComputedRef<string>
}

const statusThen: Record<JobThen, Status> = {
  placed: 'running',
  waiting: 'unplaced',
  crashed: 'restarting',
  failed: 'failed',
  finished: 'finished',
}

export function useJobState(job: () => JobDescription): JobState {
  const runs = useRunStore()
  const moment = useMomentStore()
  const then = computed(() => moment.shown?.state.jobs.get(job().id))
  const now = computed(() =>
    runs.isActive ? runs.current?.jobs.find(({ id }) => id === job().id) : undefined,
  )

  const planned = computed(() => {
    const { groups, defaultNode } = job()
    if (groups.includes('LOCAL')) return texts.local
    return defaultNode ?? (groups.includes('ALL') || groups.length === 0 ? texts.anywhere : groups.join(', '))
  })
  const status = computed(() => {
    if (moment.shown) return then.value ? statusThen[then.value.status] : null
    return now.value?.status ?? null
  })
  const place = computed(() => {
    const node = moment.shown ? then.value?.node : now.value?.node
    return node ?? (status.value === null ? planned.value : shared.jobStatuses[status.value])
  })
  const rate = computed(() => {
    const figures = moment.shown ? undefined : runs.currentFigures?.jobs.find(({ id }) => id === job().id)
    return figures && runs.isActive ? texts.perSecond({ amount: formatRate(figures.roundsPerSecond) }) : ''
  })
  return { status, place, rate }
}
