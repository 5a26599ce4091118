/** What this project uses of the npm package `fourier-transform`, which comes without types. */
declare module 'fourier-transform' {
  /** Spectrum of a real signal whose length n is a power of two: n / 2 + 1 values, in real and imaginary parts. */
  export function fft(signal: Float64Array): [re: Float64Array, im: Float64Array]

  /** The inverse of `fft`: the signal of a spectrum. */
  export function ifft(re: Float64Array, im: Float64Array): Float64Array
}
