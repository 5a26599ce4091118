/** Numbers, sizes and times as the shown language writes them. */
import { currentLanguage } from './i18n'

/** A number; `digits` after the point, or as many as it has, three at most. */
export function formatNumber(value: number, digits?: number): string {
  const limits = digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits }
  return new Intl.NumberFormat(currentLanguage(), limits).format(value)
}

/** A measured number, to eight significant digits. */
export function formatSignificant(value: number): string {
  return new Intl.NumberFormat(currentLanguage(), { maximumSignificantDigits: 8 }).format(value)
}

/** A share of 1 as a percentage, with a digit after the point where it is small. */
export function formatShare(share: number): string {
  const digits = share < 0.1 ? 1 : 0
  return new Intl.NumberFormat(currentLanguage(), {
    style: 'percent',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(share)
}

const steps = ['', 'k', 'M', 'G']

/** `0`, `0.5`, `12`, `3.4k`, `1.2M`. */
export function formatRate(value: number): string {
  if (value < 10) return value === 0 ? '0' : formatNumber(value, 1)
  const step = Math.min(steps.length - 1, Math.floor(Math.log10(value) / 3))
  const scaled = value / 1000 ** step
  return `${scaled < 10 ? formatNumber(scaled, 1) : Math.round(scaled)}${steps[step]}`
}

/** `512 B`, `1.5 KiB`, `12 MiB`. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB']
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10))
  const scaled = bytes / 1024 ** step
  return `${scaled < 10 && step > 0 ? formatNumber(scaled, 1) : Math.round(scaled)} ${units[step]}`
}
