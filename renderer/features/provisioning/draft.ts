/** What a person has entered so far, kept over restarts of the app. No password is in it. */
import type { HostEntry } from './host-entry'

export const stepNames = ['find', 'sign-in', 'check', 'options', 'install', 'done'] as const
export type StepName = (typeof stepNames)[number]

export interface Draft {
  step: StepName
  hosts: HostEntry[]
  user: string
  method: 'password' | 'key'
  keyFile: string
  bringKey: boolean
  passwordsOff: boolean
  aptPackages: string
  pythonPackages: string
  devices: string[]
}

/** Where everybody begins. */
export function emptyDraft(): Draft {
  return {
    step: 'find',
    hosts: [],
    user: 'pi',
    method: 'password',
    keyFile: '',
    bringKey: true,
    passwordsOff: false,
    aptPackages: '',
    pythonPackages: '',
    devices: [],
  }
}

/** What was kept, as far as it can be read; of another version it may lack something. */
export function draftOf(kept: unknown): Draft {
  const empty = emptyDraft()
  if (typeof kept !== 'object' || kept === null) return empty
  const draft = { ...empty, ...(kept as Partial<Draft>) }
  return stepNames.includes(draft.step) && Array.isArray(draft.hosts) ? draft : empty
}
