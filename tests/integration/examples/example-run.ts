import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { FissionProcess } from '../simulate/fission-process'

const repository = fileURLToPath(new URL('../../../', import.meta.url))

/** A simulation of an example's network, in a copy of the example so that nothing is written into the repository. */
export class ExampleRun extends FissionProcess {
  private readonly network: string

  constructor(example: string, network: string, ...options: string[]) {
    const project = copyExample(example)
    super(project, 'simulate', network, ...options)
    this.network = path.join(project, network)
    onTestFinished(async () => {
      await this.end('SIGKILL')
      rmSync(project, { recursive: true, force: true, maxRetries: 10 })
    })
  }

  /** What a job has printed so far, line by line. */
  console(job: string): string[] {
    const lines = this.stdout.split('\n').slice(0, -1)
    return lines.flatMap((line) => {
      const [label, text] = line.split(/ +[|!] (.*)/)
      return label === job ? [text ?? ''] : []
    })
  }

  /** The rows of a CSV file that a job has written, header first. */
  csv(jobId: number, file: string): string[] {
    const text = readFileSync(path.join(this.network, 'simulation', String(jobId), file), 'utf8')
    return text.trimEnd().split(/\r?\n/)
  }
}

/** As a user has it: the project somewhere else, with the packages that it names. */
function copyExample(name: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'fission-example-'))
  const source = path.join(repository, 'resources/examples', name)
  const made = ['simulation', 'node_modules']
  cpSync(source, folder, { recursive: true, filter: (file) => !made.includes(path.basename(file)) })
  const manifest = path.join(folder, 'package.json')
  // A project in Python has none.
  if (!existsSync(manifest)) return folder
  const { dependencies = {} } = JSON.parse(readFileSync(manifest, 'utf8')) as {
    dependencies?: Record<string, string>
  }
  mkdirSync(path.join(folder, 'node_modules'))
  for (const dependency of Object.keys(dependencies)) {
    symlinkSync(
      path.join(repository, 'node_modules', dependency),
      path.join(folder, 'node_modules', dependency),
    )
  }
  return folder
}
