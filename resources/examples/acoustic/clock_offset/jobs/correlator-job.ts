import { ifft } from 'fourier-transform'
import { Job, type JobOptions } from 'fission'
import type { Spectrum } from './spectrum-job'

/** How much later the right channel is than the left one. */
export interface Delay {
  /** Number of the sample, in the left channel, for which this was measured. */
  at: number
  /** In samples, with fractions. */
  delay: number
  /** From 0, the channels have nothing in common, to 1, they differ by the delay only. */
  trust: number
}

interface CorrelatorOptions extends JobOptions<[left: Spectrum, right: Spectrum], Delay> {
  /** Samples that one channel may be behind the other. */
  maxDelay: number
}

/**
 * Measures the delay between the channels by generalised cross-correlation with phase transform, GCC-PHAT (Knapp and
 * Carter, IEEE Trans. ASSP 24, 1976): all frequencies count the same, whatever is being said, so the correlation is
 * one sharp peak at the delay.
 */
export class CorrelatorJob extends Job<[left: Spectrum, right: Spectrum], Delay> {
  maxDelay: number

  constructor({ maxDelay, ...options }: CorrelatorOptions) {
    super(options)
    this.maxDelay = maxDelay
  }

  run(left: Spectrum, right: Spectrum) {
    const correlation = phaseCorrelation(left, right)
    // A negative lag is found at the end of the correlation, as it repeats itself.
    const at = (lag: number) => correlation.at(lag) ?? 0
    let peak = 0
    for (let lag = -this.maxDelay; lag <= this.maxDelay; lag++) if (at(lag) > at(peak)) peak = lag
    const delay = peak + vertex(at(peak - 1), at(peak), at(peak + 1))
    return { at: left.middle, delay, trust: at(peak) }
  }
}

function phaseCorrelation(left: Spectrum, right: Spectrum) {
  const re = new Float64Array(left.re.length)
  const im = new Float64Array(left.re.length)
  for (let k = 0; k < re.length; k++) {
    // conj(left) · right, divided by its size so that only the phase remains.
    const real = left.re[k] * right.re[k] + left.im[k] * right.im[k]
    const imaginary = left.re[k] * right.im[k] - left.im[k] * right.re[k]
    const size = Math.hypot(real, imaginary)
    if (size === 0) continue
    re[k] = real / size
    im[k] = imaginary / size
  }
  return ifft(re, im)
}

/** Where the parabola through three values at -1, 0 and 1 has its top: the fraction of a sample that the peak is off. */
function vertex(before: number, middle: number, after: number) {
  return (before - after) / (2 * (before - 2 * middle + after))
}
