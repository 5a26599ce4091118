import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it, onTestFinished } from 'vitest'
import { controlFrame } from '../../../agent/protocol/frame'
import { FromJobHost, JOB_HOST_PROTOCOL } from '../../../agent/protocol/job-host'
import { JobProcess } from '../../../agent/runtime/process/job-process'
import { SocketPairs } from '../../../agent/runtime/process/socket-pairs'
import type { HostCommand } from '../../../agent/runtime/process/spawn-host'
import { job } from '../../unit/agent/core/network/build'
import { removeFolder } from '../simulate/fission-process'

const folder = mkdtempSync(join(tmpdir(), 'fission-last-words-'))
afterAll(() => removeFolder(folder))

const code = join(import.meta.dirname, '../../../dist/agent')
const nothing = (): undefined => undefined

/** Starts a job that cannot be loaded and is written to until its process is gone; gives what the process said last. */
async function endWhileWritten(
  command: HostCommand,
  language: 'typescript' | 'python',
  pairs: SocketPairs,
): Promise<string | undefined> {
  const host = new JobProcess(command, pairs)
  onTestFinished(() => host.kill())
  let last: string | undefined
  const gone = new Promise<void>((resolve) => {
    const message = (said: unknown): void => void (last = FromJobHost.parse(said).type)
    host.listen({
      message,
      run: nothing,
      end: nothing,
      done: nothing,
      saved: nothing,
      line: nothing,
      exit: () => resolve(),
    })
  })
  host.send({
    type: 'start',
    protocol: JOB_HOST_PROTOCOL,
    network: 'none',
    job: job(1, { language }),
    inputs: [],
    outputs: [],
    headSize: 1,
    bundle: join(folder, 'none'),
    directory: folder,
    generation: 1,
  })
  const line = controlFrame({ type: 'line', text: 'x'.repeat(200) })
  const write = (): void => {
    if (!host.alive) return
    // A busy agent: the process comes to its end between two looks at its socket.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
    host.write(Array.from({ length: 50 }, () => line))
    setImmediate(write)
  }
  write()
  await gone
  return last
}

it.each([
  ['TypeScript', 'typescript', process.execPath, [join(code, 'job-host.cjs')]],
  ['Python', 'python', 'python3', ['-u', join(code, 'python'), 'host']],
] as const)(
  'hears why a job in %s ends also while it writes to its process',
  async (_, language, program, args) => {
    const pairs = new SocketPairs(join(folder, 'p'))
    await pairs.open()
    onTestFinished(() => pairs.close())
    for (let i = 0; i < 10; i++) {
      expect(await endWhileWritten({ program, args: [...args] }, language, pairs)).toBe('failed')
    }
  },
)
