import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { TemperatureReader } from '../../../../agent/runtime/temperature'

let folder: string
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'fission-thermal-'))))
afterEach(() => rmSync(folder, { recursive: true }))

function sensor(zone: string, text: string): void {
  mkdirSync(path.join(folder, zone))
  writeFileSync(path.join(folder, zone, 'temp'), text)
}
const onLinux = it.runIf(process.platform === 'linux')

onLinux('gives the hottest sensor in degrees, and passes over those that say nothing', async () => {
  sensor('thermal_zone0', '48250\n')
  sensor('thermal_zone1', '61000\n')
  sensor('thermal_zone2', '0\n')
  mkdirSync(path.join(folder, 'thermal_zone3'))
  sensor('cooling_device0', '99000\n')
  const reader = new TemperatureReader(folder)
  expect(reader.read()).toBeNull()
  await vi.waitFor(() => expect(reader.read()).toBe(61))
})

it('is unknown where there is no sensor', async () => {
  const reader = new TemperatureReader(path.join(folder, 'none'))
  reader.read()
  await new Promise((resolve) => setImmediate(resolve))
  expect(reader.read()).toBeNull()
})
