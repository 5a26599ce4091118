import { InteractiveJob, Job } from 'fission'

/** Target temperatures, typed by a person. */
export class TargetJob extends InteractiveJob<number> {
  convert(line: string) {
    const target = Number(line)
    if (Number.isNaN(target)) throw new TypeError('a target is a number of degrees')
    return target
  }
}

/** Runs with every tick of the clock, whether somebody types or not. */
export class ThermostatJob extends Job<[tick: number, target: number, change: number | null]> {
  run(tick: number, target: number, change: number | null) {
    const news = change === null ? '' : `, just set to ${change}`
    console.log(`${tick}: target ${target}${news}`)
  }
}
