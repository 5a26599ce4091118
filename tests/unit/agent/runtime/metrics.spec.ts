import { beforeEach, expect, it, vi } from 'vitest'
import * as fs from 'node:fs'
import * as os from 'node:os'
import { MetricsReader } from '../../../../agent/runtime/metrics'

vi.mock('node:fs', async (original) => {
  const real = await original<typeof fs>()
  return { ...real, readFileSync: vi.fn(real.readFileSync) }
})
vi.mock('node:os', async (original) => {
  const real = await original<typeof os>()
  return { ...real, cpus: vi.fn(real.cpus) }
})

const cpu = (busy: number, idle: number): os.CpuInfo => ({
  model: '',
  speed: 0,
  times: { user: busy, nice: 0, sys: 0, irq: 0, idle },
})
const meminfo = (total: number, available: number, swap: number, swapFree: number) =>
  `MemTotal: ${total} kB\nMemAvailable: ${available} kB\nSwapTotal: ${swap} kB\nSwapFree: ${swapFree} kB\n`

beforeEach(() => {
  vi.mocked(os.cpus).mockReturnValue([cpu(0, 0)])
  vi.mocked(fs.readFileSync).mockReturnValue(meminfo(1000, 250, 400, 300))
})

it('gives the share of time that the processors were busy since the last figure', () => {
  const reader = new MetricsReader('/')
  vi.mocked(os.cpus).mockReturnValue([cpu(30, 70), cpu(10, 90)])
  expect(reader.read().cpuPercent).toBe(20)
  vi.mocked(os.cpus).mockReturnValue([cpu(130, 70), cpu(110, 90)])
  expect(reader.read().cpuPercent).toBe(100)
  expect(reader.read().cpuPercent).toBe(100)
})

it('gives the share of memory and swap in use, and no swap as 0', () => {
  const reader = new MetricsReader('/')
  expect(reader.read()).toMatchObject({ memoryPercent: 75, swapPercent: 25 })
  vi.mocked(fs.readFileSync).mockReturnValue(meminfo(1000, 1000, 0, 0))
  expect(reader.read()).toMatchObject({ memoryPercent: 0, swapPercent: 0 })
})

it('keeps the last figures when the system has no descriptor left to read them', () => {
  const reader = new MetricsReader('/')
  reader.read()
  vi.mocked(fs.readFileSync).mockImplementation(() => {
    throw Object.assign(new Error('EMFILE: too many open files'), { code: 'EMFILE' })
  })
  expect(reader.read()).toMatchObject({ memoryPercent: 75, swapPercent: 25 })
})

it('gives how full the disk of its folder is, and goes on when the folder is gone', async () => {
  const reader = new MetricsReader('/')
  reader.read()
  await vi.waitFor(() => expect(reader.read().diskPercent).toBeGreaterThan(0))
  expect(reader.read().diskPercent).toBeLessThanOrEqual(100)
  expect(new MetricsReader('/no/such/folder').read().diskPercent).toBe(0)
})
