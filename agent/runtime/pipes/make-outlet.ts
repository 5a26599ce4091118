/** The outlet that a pipe asks for. */
import type { PipeDescription } from '../../core/network/description'
import { HoldingOutlet } from './holding-outlet'
import type { Outlet, OutletWays } from './outlet'
import { ReliableOutlet } from './reliable-outlet'

/** `needs`: blocks that the jobs behind a reliable pipe need before they can acknowledge any. */
export function makeOutlet(
  pipe: PipeDescription,
  sourceEpoch: number,
  ways: OutletWays,
  onDrain: () => void,
  needs = 1,
): Outlet {
  if (!pipe.reliable) return new HoldingOutlet(pipe, sourceEpoch, ways, onDrain)
  const outlet = new ReliableOutlet(pipe, sourceEpoch, ways, onDrain)
  outlet.needs = needs
  return outlet
}
