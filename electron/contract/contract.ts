/** Everything that a window may ask of its host. A new domain is a file beside this one and a line here. */
import { app } from './app'
import { configEdit } from './config-edit'
import { diagnostics } from './diagnostics'
import { files } from './files'
import type { SpecsOf } from './kit/channels'
import { network } from './network'
import { project } from './project'
import { provision } from './provision'
import { python } from './python'
import { questions } from './questions'
import { results } from './results'
import { run } from './run'
import { search } from './search'
import { settings } from './settings'
import { shell } from './shell'
import { updates } from './updates'

export const contract = [
  app,
  project,
  files,
  network,
  configEdit,
  python,
  search,
  run,
  questions,
  results,
  shell,
  settings,
  provision,
  diagnostics,
  updates,
] as const

/** Channel → its specification. */
export type Specs = SpecsOf<typeof contract>
