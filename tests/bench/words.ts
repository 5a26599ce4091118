/** Figures as a person reads them. */

/** Three significant digits, with thousands separated. */
export function number(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 3 })
}

/** `1,230,000/s`, `984 MB/s`. */
export function rateText(value: number, unit: string): string {
  return `${number(value)}${unit}`
}

/** `0.42 / 1.90 ms`: the median and the 99th percentile. */
export function latencyText({ p50Ms, p99Ms }: Record<string, number>): string {
  return `${p50Ms!.toFixed(2)} / ${p99Ms!.toFixed(2)} ms`
}

/** `0.21 s`: to a hundredth below ten seconds. */
export function secondsText(seconds: number): string {
  return `${seconds.toFixed(2)} s`
}
