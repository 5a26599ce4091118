/** Projects that ask much of the window. */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const floodJobs = `import { ClockJob } from 'fission'

/** Prints about 100,000 lines a second. */
export class FloodJob extends ClockJob {
  override async *run() {
    for await (const round of super.run()) {
      for (let line = 0; line < 1000; line++) console.log('round ' + round + ' line ' + line)
      yield round
    }
  }
}
`
const floodConfig = `import { CsvSinkJob, defineNetwork, JsonPipe } from 'fission'
import { FloodJob } from './jobs/jobs'

export default defineNetwork({
  jobs: [
    new FloodJob({ intervalMs: 10, outputs: [new JsonPipe(1)] }),
    new CsvSinkJob({ path: 'rounds.csv', inputs: [new JsonPipe(1)] }),
  ],
})
`

/** Makes a network of one whose job FloodJob 1 prints 1000 lines in each round, 100 rounds a second if the machine can. */
export function writeFlood(network: string): void {
  writeFileSync(path.join(network, 'jobs/jobs.ts'), floodJobs)
  writeFileSync(path.join(network, 'config.ts'), floodConfig)
}

/** 200 jobs in 10 layers of 20; each but the last layer's writes two or three pipes, 400 in all. */
const hugeConfig = `import { defineNetwork, Job, ObjectPipe } from 'fission'
class Step extends Job { run() { return 1 } }
const inputs: ObjectPipe[][] = Array.from({ length: 200 }, () => [])
const outputs: ObjectPipe[][] = Array.from({ length: 200 }, () => [])
for (let pipe = 0; pipe < 400; pipe++) {
  const from = pipe % 180
  const to = (Math.floor(from / 20) + 1) * 20 + ((from * 7 + Math.floor(pipe / 180) * 3) % 20)
  outputs[from]!.push(new ObjectPipe(pipe + 1))
  inputs[to]!.push(new ObjectPipe(pipe + 1))
}
export default defineNetwork({ jobs: inputs.map((pipes, job) => new Step({ inputs: pipes, outputs: outputs[job]! })) })
`

/** Makes the folder of a network of 200 jobs and 400 pipes. */
export function writeHugeNetwork(network: string): void {
  mkdirSync(network)
  writeFileSync(path.join(network, 'config.ts'), hugeConfig)
}

/** Adds so many modules to a folder, 50 in each folder of it. */
export function writeModules(folder: string, count: number): void {
  for (let index = 0; index < count; index++) {
    const file = path.join(folder, `part_${Math.floor(index / 50)}/module_${index}.ts`)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, `export const value${index} = ${index}\n`)
  }
}
