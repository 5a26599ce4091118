/** Ranges of addresses as people write them: `192.168.4.0/24`, `192.168.4.2-40`, `192.168.4.2-192.168.5.9`, one address. */
import { AppError } from '../../errors'

/** More would take long, and would be no longer polite. */
const MOST_ADDRESSES = 4096

/** Networks that people have at home and in labs; nobody else's hosts are to be knocked at. */
const PRIVATE: [string, number][] = [
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
]

/** Throws an AppError for what is no range, is too large, or is not private. */
export function addressesOf(range: string): string[] {
  const [first, last] = limitsOf(range) ?? []
  if (first === undefined || last === undefined || last < first) throw noRange(range)
  if (last - first >= MOST_ADDRESSES) throw tooLarge(range)
  if (!isPrivate(first) || !isPrivate(last)) throw notPrivate(range)
  return Array.from({ length: last - first + 1 }, (_, index) => addressOf(first + index))
}

function limitsOf(range: string): [number, number] | null {
  const [, base = '', bits, to] =
    /^(\d+(?:\.\d+){3})(?:\/(\d+)|-(\d+(?:\.\d+){3}|\d+))?$/.exec(range.trim()) ?? []
  const start = numberOf(base)
  if (start === null) return null
  if (bits !== undefined) return networkOf(start, Number(bits))
  if (to === undefined) return [start, start]
  const end = numberOf(to.includes('.') ? to : base.replace(/\d+$/, to))
  return end === null ? null : [start, end]
}

/** Without the network's own address and its broadcast address, where there are such. */
function networkOf(address: number, bits: number): [number, number] | null {
  if (bits < 1 || bits > 32) return null
  const size = 2 ** (32 - bits)
  const first = Math.floor(address / size) * size
  return bits >= 31 ? [first, first + size - 1] : [first + 1, first + size - 2]
}

function isPrivate(address: number): boolean {
  return PRIVATE.some(([base, bits]) => {
    const size = 2 ** (32 - bits)
    return Math.floor(address / size) === Math.floor((numberOf(base) ?? 0) / size)
  })
}

function numberOf(address: string): number | null {
  const parts = address.split('.').map(Number)
  return parts.length === 4 && parts.every((part) => part <= 255)
    ? parts.reduce((number, part) => number * 256 + part, 0)
    : null
}

function addressOf(number: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join('.')
}

function noRange(range: string): AppError {
  const hint = 'Ranges are written 192.168.4.0/24, 192.168.4.2-40 or 192.168.4.2.'
  return new AppError('usage', `"${range}" is no range of addresses`, hint)
}

function tooLarge(range: string): AppError {
  return new AppError('usage', `${range} has more than ${MOST_ADDRESSES} addresses`, 'Give a smaller range.')
}

function notPrivate(range: string): AppError {
  const hint = 'Only private networks are searched; a host elsewhere can be given by its address.'
  return new AppError('usage', `${range} is not a private network`, hint)
}
