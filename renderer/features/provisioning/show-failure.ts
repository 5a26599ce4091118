/** Tells the user of a stream that ended early. */
import type { HostError } from '../../../electron/contract/kit/client'
import { notify } from '../../workbench/notices'

export function showFailure({ message, hint }: HostError): void {
  notify({ kind: 'error', message, ...(hint === '' ? {} : { hint }) })
}
