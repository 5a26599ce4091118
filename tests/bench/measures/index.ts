/** Every measure, in the order of the table: those with a target first. */
import type { Measure } from '../measure'
import { editorReady, treeShown } from './app/opening'
import { panning } from './app/panning'
import { flooded } from './app/flooded'
import { bareRelay } from './bare-relay'
import { killedAgent, killedJob } from './failover'
import { finish } from './finish'
import { adoption } from './hosts/adoption'
import { bareBlocks } from './hosts/bare-blocks'
import { hostFailovers } from './hosts/failover'
import { firstRow } from './hosts/first-row'
import { halfKilled } from './hosts/half-killed'
import { hostRates } from './hosts/rates'
import { hundredNodes } from './hundred'
import { latency, latencyAcross } from './latency'
import { memory } from './memory'
import { python } from './python'
import { furtherRates, rates } from './rates'
import { startUp } from './start-up'
import { firstWindow } from './window'

export const measures: Measure[] = [
  ...rates,
  latency,
  startUp,
  finish,
  firstWindow,
  killedJob,
  memory,
  killedAgent,
  ...python,
  bareRelay,
  ...furtherRates,
  latencyAcross,
  hundredNodes,
  firstRow,
  ...hostFailovers,
  halfKilled,
  adoption,
  ...hostRates,
  bareBlocks,
  editorReady,
  treeShown,
  flooded,
  panning,
]
