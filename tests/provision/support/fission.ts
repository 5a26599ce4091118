/** The command line as a person uses it, in a home of its own. */
import { execFile, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { ProvisionEvent } from '../../../electron/contract/provisioning'
import type { NodeOutcomes } from '../../../electron/contract/provisioning'
import type { Secrets } from '../../../electron/provision/playbook-process'

const program = fileURLToPath(new URL('../../../dist/fission.cjs', import.meta.url))

/** One `fission provision … --json`, from its start to its end. */
export class ProvisionRun {
  readonly events: ProvisionEvent[] = []
  /** Exit code, once everything it said was read. */
  readonly ended: Promise<number | null>
  errors = ''
  private readonly listeners = new Set<() => void>()

  constructor(private readonly child: ChildProcess) {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.errors += text))
    const lines = createInterface({ input: child.stdout! })
    lines.on('line', (line) => {
      this.events.push(ProvisionEvent.parse(JSON.parse(line)))
      for (const listener of this.listeners) listener()
    })
    const read = new Promise<void>((resolve) => lines.once('close', resolve))
    this.ended = new Promise((resolve) => child.once('close', (code) => void read.then(() => resolve(code))))
  }

  get pid(): number {
    return this.child.pid!
  }

  get outcomes(): NodeOutcomes {
    const last = this.events.at(-1)
    if (last?.type !== 'ended') throw new Error(`It ended without an outcome: ${this.errors}`)
    return last.nodes
  }

  /** Resolves with the first event that fits, past or to come. */
  async until(fits: (event: ProvisionEvent) => boolean): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const look = (): void => {
        if (!this.events.some(fits)) return
        this.listeners.delete(look)
        resolve()
      }
      this.listeners.add(look)
      look()
      void this.ended.then(() => reject(new Error(`It ended before that: ${this.errors}`)))
    })
  }

  interrupt(): void {
    this.child.kill('SIGINT')
  }
}

/** A home with an inventory of its own. */
export class Home {
  /** `environment` goes before that of this process. */
  constructor(
    readonly folder = mkdtempSync(path.join(tmpdir(), 'fission-home-')),
    private readonly environment: NodeJS.ProcessEnv = {},
  ) {}

  /** The same home on a computer with nothing but the product. */
  withoutPrograms(): Home {
    return new Home(this.folder, { PATH: '/nowhere' })
  }

  get inventoryFile(): string {
    return path.join(this.folder, '.fission/inventory/hosts.yml')
  }

  /** The inventory as it is now. */
  get inventory(): string {
    return readFileSync(this.inventoryFile, 'utf8')
  }

  /** As its user is told to do for a host that was set up anew. */
  async forget(address: string): Promise<void> {
    await promisify(execFile)('ssh-keygen', ['-R', address, '-f', path.join(this.folder, '.ssh/known_hosts')])
  }

  start(args: string[], secrets: Secrets): ProvisionRun {
    return new ProvisionRun(this.spawn(args, secrets))
  }

  private spawn(args: string[], secrets: Secrets): ChildProcess {
    const child = spawn(process.execPath, [program, 'provision', ...args, '--json', '--secrets-stdin'], {
      cwd: this.folder,
      env: { ...process.env, ...this.environment, HOME: this.folder },
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    child.stdin.end(JSON.stringify(secrets))
    return child
  }

  /** Runs an action that is told as one JSON document. */
  async run(args: string[], secrets: Secrets): Promise<{ code: number | null; stdout: string }> {
    const child = this.spawn(args, secrets)
    const [stdout, code] = await Promise.all([
      text(child.stdout!),
      new Promise<number | null>((resolve) => child.once('close', resolve)),
    ])
    return { code, stdout }
  }

  /** Runs to the end and gives what became of each node. */
  async provision(args: string[], secrets: Secrets): Promise<NodeOutcomes> {
    const run = this.start(args, secrets)
    await run.ended
    return run.outcomes
  }
}
