/** Runs a bundle of a network in this process, so that its jobs can be emulated. */
import path from 'node:path'
import * as sdk from '../../agent/sdk'
import { endHosts } from '../../agent/sdk/emulate/host-process'
import { setEmulationPlace } from '../../agent/sdk/emulate/place'
import { isNetwork, type Network } from '../../agent/sdk/define-network'
import { runBundle } from '../../agent/sdk/load-network'
import { resourcePath } from '../paths'

/** The network that the bundle exports, if it does; whatever user code throws is passed on. */
export function loadBundle(bundle: string, root: string, show = console.log): Network | null {
  const place = { bundle: path.dirname(bundle), host: resourcePath('dist/agent/job-host.cjs'), root, show }
  process.once('beforeExit', () => void endHosts())
  setEmulationPlace({ ...place, headSize: 1 })
  const exported = runBundle(bundle, { fission: sdk }).default
  if (!isNetwork(exported)) return null
  setEmulationPlace({ ...place, headSize: exported.config.headSize ?? 1 })
  return exported
}
