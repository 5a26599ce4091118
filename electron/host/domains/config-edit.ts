import { configEdit } from '../../contract/config-edit'
import { implement } from '../handlers'
import type { Implementation } from '../handlers'
import type { Services } from '../services'

/** Changes that are made on graphs. */
export function configEditDomain({ configEdits }: Services): Implementation {
  return implement(configEdit, {
    'list-classes': (asked) => configEdits.listClasses(asked),
    'get-arguments': ({ job, ...asked }) => configEdits.getArguments(asked, job),
    preview: ({ action, ...asked }) => configEdits.preview(asked, action),
  })
}
