/** The results as data, with the machine that they were measured on. */
import { arch, cpus, platform, release, totalmem } from 'node:os'
import { combined, isReached, type Result } from './results'

/** What the figures depend on. */
function machine(): Record<string, string | number> {
  const processors = cpus()
  return {
    cpu: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    memoryGB: Math.round(totalmem() / 1e8) / 10,
    system: `${platform()} ${release()} ${arch()}`,
    node: process.version,
    date: new Date().toISOString(),
  }
}

/** One line for people. */
export function machineLine(): string {
  const { cpu, cores, memoryGB, system, node, date } = machine()
  return `${cpu}, ${cores} cores, ${memoryGB} GB, ${system}, Node ${node}, ${date}`
}

/** The JSON document. */
export function report(results: Result[], settings: object): object {
  return {
    machine: machine(),
    settings,
    results: results.map((result) => ({
      name: result.measure.name,
      what: result.measure.what,
      fission: result.measure.before || null,
      combinedBy: result.measure.combine,
      figures: combined(result),
      goals: result.measure.goals,
      reached: isReached(result),
      runs: result.runs,
      failures: result.failures,
    })),
  }
}
