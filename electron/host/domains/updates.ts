import { updates } from '../../contract/updates'
import { implement } from '../handlers'
import type { Implementation } from '../handlers'
import type { Services } from '../services'

/** Newer versions of the app. */
export function updatesDomain({ updates: service }: Services): Implementation {
  return implement(updates, {
    'get-state': () => service.state,
    check: () => service.check(),
    download: () => service.download(),
    cancel: () => service.cancel(),
    install: () => service.install(),
  })
}
