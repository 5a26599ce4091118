/** The temperature of this computer's processor, where the system tells one. */
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

/** It changes slowly, and the sensor of a Pi takes a moment to answer. */
const INTERVAL_MS = 5000

const SENSORS = '/sys/class/thermal'

/** Asks every few seconds, and never again where there is no sensor. */
export class TemperatureReader {
  private last: number | null = null
  private askedAt = -Infinity
  private isThere = process.platform === 'linux'

  /** `sensors`: the folder in which the kernel has them. */
  constructor(private readonly sensors = SENSORS) {}

  /** Degrees Celsius; null where nothing is known. */
  read(): number | null {
    if (this.isThere && performance.now() - this.askedAt > INTERVAL_MS) void this.ask()
    return this.last
  }

  private async ask(): Promise<void> {
    this.askedAt = performance.now()
    const zones = await zonesOf(this.sensors)
    const found = await Promise.all(zones.map((zone) => degreesOf(path.join(this.sensors, zone))))
    const known = found.filter((degrees) => degrees !== null)
    this.isThere = known.length > 0
    this.last = this.isThere ? Math.max(...known) : null
  }
}

async function zonesOf(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.startsWith('thermal_zone'))
  } catch {
    // Virtual machines have no such folder, or may not look into it.
    return []
  }
}

/** Zones are in thousandths of a degree; one that is switched off answers with an error. */
async function degreesOf(zone: string): Promise<number | null> {
  try {
    const degrees = Number(await readFile(path.join(zone, 'temp'), 'utf8')) / 1000
    // A sensor that is not connected says 0, or something below any weather.
    return degrees > 0 && degrees < 200 ? degrees : null
  } catch {
    return null
  }
}
