import { settings } from '../../contract/settings'
import { implement } from '../handlers'
import type { Implementation } from '../handlers'
import type { Services } from '../services'

/** Settings, and the memory of windows. */
export function settingsDomain({ settings: store }: Services): Implementation {
  return implement(settings, {
    get: () => store.settings,
    update: (changes) => store.update(changes),
    recall: ({ key }) => store.recall(key),
    remember: ({ key, value }) => store.remember(key, value),
  })
}
