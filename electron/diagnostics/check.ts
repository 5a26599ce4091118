/** What a diagnostic check is; each is in a file of its own. */
import type { Diagnosis } from '../contract/diagnostics'

/** What a check found. */
export type Verdict = Pick<Diagnosis, 'status' | 'text' | 'hint'>

/** `C` is what it looks at. */
export interface Check<C> {
  id: string
  title: string
  /** Checks that must not have been bad; else it is skipped. */
  needs?: readonly string[]
  /** Rejects only for defects. */
  run: (context: C) => Promise<Verdict> | Verdict
}

export function good(text: string): Verdict {
  return { status: 'good', text, hint: null }
}

export function warning(text: string, hint: string): Verdict {
  return { status: 'warning', text, hint }
}

export function bad(text: string, hint: string): Verdict {
  return { status: 'bad', text, hint }
}

/** It cannot be looked at, for a reason that is no fault. */
export function skipped(text: string): Verdict {
  return { status: 'skipped', text, hint: null }
}
