/** All problems of the project, whoever found them. */
import { computed } from 'vue'
import type { ComputedRef } from 'vue'
import { useCheckStore } from '../../stores/check.store'
import { useMarkerStore } from '../../stores/marker.store'

export interface ListedProblem {
  key: string
  severity: 'error' | 'warning'
  message: string
  hint: string
  /** The validator's code, or the language. */
  source: string
  path: string | null
  line: number
  column: number
}

/** Errors first, then by place. A problem in a module of several networks is listed once. */
export function useProblems(): ComputedRef<ListedProblem[]> {
  const check = useCheckStore()
  const markers = useMarkerStore()
  return computed(() => {
    const listed = new Map<string, ListedProblem>()
    for (const { folder, problem } of check.problems) {
      const { severity, message, hint, code: source, position } = problem
      const path = position?.file ?? null
      const key = `${path ?? folder}:${position?.line}:${message}`
      listed.set(key, {
        key,
        severity,
        message,
        hint,
        source,
        path,
        line: position?.line ?? 1,
        column: position?.column ?? 1,
      })
    }
    for (const marker of [...markers.byFile.values()].flat()) {
      const key = `${marker.path}:${marker.line}:${marker.column}:${marker.message}`
      listed.set(key, { ...marker, key, hint: '' })
    }
    return [...listed.values()].sort(
      (a, b) =>
        a.severity.localeCompare(b.severity) || (a.path ?? '').localeCompare(b.path ?? '') || a.line - b.line,
    )
  })
}
