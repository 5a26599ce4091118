/** One run of one measure with every process under the profiler, so that a figure can be explained. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { makeContext, type Setting } from '../context'
import type { Measure } from '../measure'
import { secondsText } from '../words'
import { selfTimes, type CpuProfile } from './summarize'

/** Functions shown per process. */
const TOP = 15

/** A process has so long to write its profile. */
const WRITE_MS = 3000

/** What the preload writes when a process is done. */
interface ProcessProfile {
  /** The program's file and its arguments. */
  command: string[]
  /** Its working directory. */
  folder: string
  /** Missing when the profiler failed. */
  profile?: CpuProfile
}

/** Resolves to the figure and, per process, the functions that took the time. */
export async function profileMeasure(measure: Measure, setting: Setting, preload: string): Promise<string> {
  const folder = path.join(setting.workspace, 'profiles')
  mkdirSync(folder)
  const environment = { NODE_OPTIONS: `--require ${JSON.stringify(preload)}`, FISSION_PROFILE_FOLDER: folder }
  const context = makeContext({ ...setting, environment, onMeasured: () => collect(folder) })
  const figures = await measure.run(context)
  const parts = profilesIn(folder).flatMap(describeProcess)
  return [`${measure.what}: ${measure.show(figures)} (slowed by the profiler)`, ...parts.sort()].join('\n\n')
}

/** Makes every process that still runs write what it has. */
async function collect(folder: string): Promise<void> {
  const waiting = (): number[] => {
    const names = readdirSync(folder)
    const pids = names.filter((name) => name.endsWith('.running')).map((name) => path.parse(name).name)
    return pids
      .filter((pid) => !names.includes(`${pid}.json`))
      .map(Number)
      .filter(isRunning)
  }
  for (const pid of waiting()) process.kill(pid, 'SIGUSR2')
  const deadline = performance.now() + WRITE_MS
  while (waiting().length > 0 && performance.now() < deadline) await sleep(20)
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

function profilesIn(folder: string): ProcessProfile[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return files.map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as ProcessProfile)
}

function describeProcess(process: ProcessProfile): string[] {
  const name = nameOf(process)
  if (!process.profile || name === null) return []
  const { functions, busyMs, totalMs } = selfTimes(process.profile)
  const lines = functions
    .slice(0, TOP)
    .map(({ where, ms }) => `${((ms / busyMs) * 100).toFixed(1).padStart(6)} %  ${where}`)
  return [
    [`${name}: busy for ${secondsText(busyMs / 1000)} of ${secondsText(totalMs / 1000)}`, ...lines].join(
      '\n',
    ),
  ]
}

/** What a process is for; null for spare job processes and for the client's helpers. */
function nameOf({ command: [file = '', ...args], folder }: ProcessProfile): string | null {
  const program = path.parse(file).name
  if (program === 'job-host') return jobIn(folder)
  if (program === 'agent') return `agent ${args[args.indexOf('--name') + 1] ?? ''}`
  return program === 'fission' ? 'client' : null
}

/** A job works in a folder that is named after its id; `info.txt` beside it knows its name. */
function jobIn(folder: string): string | null {
  const simulation = path.dirname(folder)
  if (path.basename(simulation) !== 'simulation') return null
  const info = readFileSync(path.join(simulation, 'info.txt'), 'utf8')
  return new RegExp(`^${path.basename(folder)} → (.+?)  `, 'm').exec(info)?.[1] ?? null
}
