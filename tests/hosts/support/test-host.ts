import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { promisify } from 'node:util'

const run = promisify(execFile)
/** The program that makes the hosts; set where there are any. */
const script = process.env.TEST_HOSTS_SCRIPT ?? ''

/** The account that every host has. */
export const USER = 'pi'
export const PASSWORD = 'raspberry'

/** Boots hosts 1 to `count`, as far as they are not up. */
export async function bootHosts(count: number): Promise<TestHost[]> {
  await control('up', String(count))
  return Array.from({ length: count }, (_, index) => new TestHost(index + 1))
}

/** Path of a private key that every host accepts for its user. */
export function keyFile(): Promise<string> {
  return control('ssh-key')
}

/** One host, and what can befall it. */
export class TestHost {
  readonly address: string
  readonly name: string

  constructor(private readonly number: number) {
    this.address = `10.77.0.${10 + number}`
    this.name = `pi${number}`
  }

  /** Runs a program as root inside the host and gives what it printed. */
  exec(...command: string[]): Promise<string> {
    return this.control('exec', ...command)
  }

  /** Unplugs its network cable. */
  async cut(): Promise<void> {
    await this.control('cut')
  }

  async heal(): Promise<void> {
    await this.control('heal')
  }

  /** Drops all its packets while the carrier stays, as a Wi-Fi stall does. */
  async mute(): Promise<void> {
    await this.control('mute')
  }

  async talk(): Promise<void> {
    await this.control('talk')
  }

  /** Mutes it for a time; other work on the machine cannot make it much longer. */
  async stall(seconds: number): Promise<void> {
    await this.control('stall', String(seconds))
  }

  /** Limits its network both ways, such as `1mbit`; `off` ends it. */
  async slow(rate: string): Promise<void> {
    await this.control('slow', rate)
  }

  /** Gives it another address instead of its own, as a DHCP server may, until it boots again. */
  async readdress(address: string): Promise<void> {
    const script = 'ip -4 addr flush dev eth0 && ip addr add "$1/24" dev eth0'
    await this.exec('sh', '-c', script, 'readdress', address)
  }

  /** Cuts its power; the disk stays. */
  async kill(): Promise<void> {
    await this.control('kill')
  }

  /** Boots it from the same disk, or from a new one after `wipe`. */
  async start(): Promise<void> {
    await this.control('start')
  }

  /** Cuts its power and takes its disk: the next start is another system with other host keys. */
  async wipe(): Promise<void> {
    await this.control('wipe')
  }

  /** All that runs on it, by the numbers that this computer has for them. */
  processes(): number[] {
    const cgroup = new RegExp(`/${process.env.TEST_HOSTS_NAME}-\\d+/${this.name}/os/`)
    const pids = readdirSync('/proc').map(Number).filter(Boolean)
    return pids.filter((pid) => cgroup.test(procFile(pid, 'cgroup')))
  }

  private control(command: string, ...args: string[]): Promise<string> {
    return control(command, String(this.number), ...args)
  }
}

/** What the system tells of a process; empty once it has ended. */
export function procFile(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return ''
    throw error
  }
}

async function control(...args: string[]): Promise<string> {
  const { stdout } = await run(script, args, { maxBuffer: 64 * 1024 * 1024 })
  return stdout.trimEnd()
}
