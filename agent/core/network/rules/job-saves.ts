/** save() and restore(): when, and both. */
import { jobLabel } from '../network-graph'
import type { Problem } from '../problem'
import { atJob, type Rule } from './rule'

/** Numbers that mean no time, and one method without the other. */
export const jobSaves: Rule = ({ network, word }) =>
  network.jobs.flatMap((job) => {
    const { saves } = job
    if (saves === undefined) return []
    if (saves.lacks !== null) {
      const has = saves.lacks === 'save' ? 'restore' : 'save'
      return {
        code: 'job-saves-half',
        severity: 'warning' as const,
        message: `${jobLabel(job)} has ${has}() but no ${saves.lacks}(), so its state is not kept`,
        hint: `Define ${saves.lacks}() as well; or rename ${has}() if it means something else.`,
        ...atJob(job),
      }
    }
    const problems: Problem[] = []
    const wrong = (name: string, value: number, meaning: string): void => {
      problems.push({
        code: 'job-saves-when',
        severity: 'error',
        message: `${jobLabel(job)} has ${word(name)} ${value}; it must be ${meaning}`,
        hint: `Leave ${word(name)} out to save once a second.`,
        ...atJob(job),
      })
    }
    const { everyRounds, everyMs } = saves
    if (!Number.isSafeInteger(everyRounds) || everyRounds < 0) {
      wrong('saveEveryRounds', everyRounds, 'a whole number of rounds, or 0 to save by time alone')
    }
    if (!(everyMs > 0) || !Number.isFinite(everyMs)) wrong('saveEveryMs', everyMs, 'a time above 0')
    return problems
  })
