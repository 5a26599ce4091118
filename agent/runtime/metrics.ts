/** Figures of this computer for the heartbeat: percentages from the kernel, cheap enough for several a second. */
import { statfs } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import { cpus, freemem, totalmem } from 'node:os'
import type { z } from 'zod'
import type { NodeMetrics } from '../protocol/common'

/** Disks fill slowly, so they are asked this seldom. */
const DISK_INTERVAL_MS = 5000

export class MetricsReader {
  private last = cpuTimes()
  private cpuPercent = 0
  private diskPercent = 0
  private diskAskedAt = -Infinity
  private memory = { memoryPercent: 0, swapPercent: 0 }

  constructor(private readonly directory: string) {}

  read(): z.infer<typeof NodeMetrics> {
    this.readCpu()
    if (performance.now() - this.diskAskedAt > DISK_INTERVAL_MS) void this.readDisk()
    this.readMemory()
    return { cpuPercent: this.cpuPercent, diskPercent: this.diskPercent, ...this.memory }
  }

  private readCpu(): void {
    const now = cpuTimes()
    const total = now.total - this.last.total
    if (total <= 0) return
    this.cpuPercent = percent(total - (now.idle - this.last.idle), total)
    this.last = now
  }

  private readMemory(): void {
    try {
      this.memory = readMemory()
    } catch {
      // No descriptor is left to read it with; the last figures stand.
      return
    }
  }

  private async readDisk(): Promise<void> {
    this.diskAskedAt = performance.now()
    try {
      const { blocks, bavail } = await statfs(this.directory)
      this.diskPercent = percent(blocks - bavail, blocks)
    } catch {
      // A folder that is gone says nothing about the disk; the last figure stands.
      return
    }
  }
}

function cpuTimes(): { idle: number; total: number } {
  let idle = 0
  let total = 0
  for (const { times } of cpus()) {
    idle += times.idle
    total += times.user + times.nice + times.sys + times.irq + times.idle
  }
  return { idle, total }
}

/** Linux tells what programs can still have and the swap; elsewhere the free memory must do. */
function readMemory(): { memoryPercent: number; swapPercent: number } {
  if (process.platform !== 'linux')
    return { memoryPercent: percent(totalmem() - freemem(), totalmem()), swapPercent: 0 }
  const text = readFileSync('/proc/meminfo', 'utf8')
  const kilobytes = (key: string): number =>
    Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0)
  const total = kilobytes('MemTotal')
  const swap = kilobytes('SwapTotal')
  return {
    memoryPercent: percent(total - kilobytes('MemAvailable'), total),
    swapPercent: percent(swap - kilobytes('SwapFree'), swap),
  }
}

function percent(part: number, whole: number): number {
  return whole > 0 ? Math.min(100, Math.max(0, (part / whole) * 100)) : 0
}
