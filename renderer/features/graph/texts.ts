/** The graph's words. */
import type { RunJob } from '../../../electron/contract/run'

export const texts = {
  title: 'Graph',
  none: 'No network to show',
  noneHint: 'A network is a folder with a config and the jobs it joins.',
  unread: 'The config cannot be read yet',
  unreadHint: 'Its problems say why; the graph appears when they are solved.',
  reading: 'Reading the config…',
  empty: 'This network has no jobs yet',
  emptyHint: 'Add jobs to the config and join them with pipes.',
  stale: 'The config has problems; this is the last version that could be read.',
  showProblems: 'Show problems',
  fit: 'Fit the network into view',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  showCode: (job: string) => `${job}: show its code`,
  showConsole: (job: string) => `${job}: show its console`,
  drawPipe: 'Drag from here to another job to draw a pipe',
  pipe: (details: string) => `Pipe ${details}`,
  rate: (perSecond: number) => `${rateText(perSecond)}/s`,
  bytes: (perSecond: number) => `${bytesText(perSecond)}/s`,
  queued: (bytes: number) => `${bytesText(bytes)} queued`,
  corrupted: (share: number) => `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} % corrupted`,
  dropped: (count: number) => `${count.toLocaleString('en')} dropped`,
  local: 'this computer',
  anywhere: 'any node',
  status: (status: RunJob['status']) => status,
}

const steps = ['', 'k', 'M', 'G']

/** `0`, `0.5`, `12`, `3.4k`, `1.2M`. */
export function rateText(value: number): string {
  if (value < 10) return value === 0 ? '0' : value.toFixed(1)
  const step = Math.min(steps.length - 1, Math.floor(Math.log10(value) / 3))
  const scaled = value / 1000 ** step
  return `${scaled < 10 ? scaled.toFixed(1) : Math.round(scaled)}${steps[step]}`
}

/** `512 B`, `1.5 KiB`, `12 MiB`. */
export function bytesText(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB']
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10))
  const scaled = bytes / 1024 ** step
  return `${scaled < 10 && step > 0 ? scaled.toFixed(1) : Math.round(scaled)} ${units[step]}`
}
