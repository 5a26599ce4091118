/** Construction sites as positions in the user's own files. */
import type { Position } from '../../../agent/core/network/description'
import type { Site } from '../../../agent/sdk/call-site'
import { siteOf } from '../../../agent/sdk/registry'
import { originalPosition } from '../../../agent/sdk/source-maps'

/** Where the user constructed `object`, if that was recorded. */
export function positionOf(object: object): Position | undefined {
  return userPosition(siteOf(object))
}

/** The user's place for a place in the bundle. */
export function userPosition(site: Site | undefined): Position | undefined {
  return site && originalPosition(site.file, site.line, site.column)
}
