import { Job } from 'fission'
import type { Delay } from './correlator-job'

/** A measured delay, and what all delays so far say together. */
export interface Track extends Delay {
  /** Delay at the beginning of the recording, in samples; null until two delays can be trusted. */
  startDelay: number | null
  /** Sampling-rate offset: how many samples in a million the right channel has more than the left one. */
  sroPpm: number | null
}

/** In a pause of the speaker there is only the noise of the two microphones, and the peak is anywhere. */
const LEAST_TRUST = 0.3

/**
 * Two clocks are never equally fast, so the delay between two recordings grows steadily. This job lays a straight line
 * through the delays (weighted least squares): where it begins is the delay at the start, how steep it is the offset.
 */
export class TrackerJob extends Job<[delay: Delay], Track> {
  /** Sums over the trusted delays: of the weights, and of position and delay and their products, times the weight. */
  sums = { w: 0, x: 0, y: 0, xx: 0, xy: 0 }

  run(delay: Delay) {
    if (delay.trust >= LEAST_TRUST) this.add(delay.at, delay.delay, delay.trust)
    return { ...delay, ...this.line() }
  }

  private add(x: number, y: number, w: number) {
    const { sums } = this
    sums.w += w
    sums.x += w * x
    sums.y += w * y
    sums.xx += w * x * x
    sums.xy += w * x * y
  }

  private line() {
    const { w, x, y, xx, xy } = this.sums
    const spread = w * xx - x * x
    // No line goes through fewer than two points.
    if (spread <= 0) return { startDelay: null, sroPpm: null }
    const slope = (w * xy - x * y) / spread
    return { startDelay: (y - slope * x) / w, sroPpm: slope * 1e6 }
  }
}
