import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { JobProcess, type ProcessExit } from '../../../../../agent/runtime/process/job-process'
import { SocketPairs } from '../../../../../agent/runtime/process/socket-pairs'
import type { HostCommand } from '../../../../../agent/runtime/process/spawn-host'

const nothing = () => undefined

/** Starts a program as if it were a job host; gives how it ended, and what it printed. */
function end(
  command: HostCommand,
  pairs = new SocketPairs('/nowhere'),
): Promise<{ exit: ProcessExit; lines: string[] }> {
  const lines: string[] = []
  const process = new JobProcess(command, pairs)
  onTestFinished(() => process.kill())
  return new Promise((resolve) => {
    const line = (_: string, text: string) => void lines.push(text)
    const exit = (ended: ProcessExit) => resolve({ exit: ended, lines })
    process.listen({
      message: nothing,
      run: nothing,
      end: nothing,
      done: nothing,
      saved: nothing,
      line,
      exit,
    })
  })
}

const script = (code: string): HostCommand => ({ program: process.execPath, args: ['-e', code] })

it('says that a program is not installed, and that trying again is no use', async () => {
  const { exit } = await end({ program: '/no/such/python3', args: [] })
  expect(exit.refused).toEqual({
    reason: 'its process could not be started: "/no/such/python3" is not installed on this node',
    retry: false,
  })
})

it('takes a program that cannot be run for one that is not installed', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'fission-process-')), 'host')
  writeFileSync(file, 'no program')
  chmodSync(file, 0o644)
  expect((await end({ program: file, args: [] })).exit.refused).toMatchObject({ retry: false })
})

it('takes the same exit code for the job’s own once the process has spoken', async () => {
  const ready = 'require("fs").writeSync(3, Buffer.from("0000000e0500000000000000000000007b7d", "hex"));'
  const { exit } = await end(script(`${ready} process.exit(127)`))
  expect(exit).toEqual({ code: 127, signal: null, wantedMemory: false, garbage: null, refused: null })
})

it.each([
  ['exit code', 'process.exit(5)', { code: 5, signal: null }],
  ['signal', 'process.kill(process.pid, "SIGKILL"); for (;;);', { code: null, signal: 'SIGKILL' }],
])('tells the %s with which a process ended, after its last line', async (_, code, ended) => {
  const { exit, lines } = await end(script(`require("fs").writeSync(1, "last words"); ${code}`))
  expect(exit).toMatchObject(ended)
  expect(lines).toEqual(['last words'])
})

it('tells of the end also whoever begins to listen after it', async () => {
  const job = new JobProcess(script('process.exit(5)'), new SocketPairs('/nowhere'))
  await new Promise<void>((resolve) => job.onReady(resolve))
  expect(job.alive).toBe(false)
  const exit = await new Promise<ProcessExit>((resolve) => {
    job.listen({
      message: nothing,
      run: nothing,
      end: nothing,
      done: nothing,
      saved: nothing,
      line: nothing,
      exit: resolve,
    })
  })
  expect(exit.code).toBe(5)
})

it('does not wait for sockets that a child of the process holds open', async () => {
  const child =
    'require("child_process").spawn("sleep", ["60"], { stdio: ["ignore", 1, 2, 3], detached: true })'
  const { exit, lines } = await end(script(`console.log(${child}.pid); process.exit(6)`))
  onTestFinished(() => void process.kill(Number(lines[0])))
  expect(exit.code).toBe(6)
})

it('speaks over socket pairs that were made ahead, and over pipes where there are none', async () => {
  const pairs = new SocketPairs(join(mkdtempSync(join(tmpdir(), 'fission-pairs-')), 'p'))
  await pairs.open()
  onTestFinished(() => pairs.close())
  const garbage = script(
    'require("fs").writeSync(3, "GET / HTTP/1.1\\r\\n\\r\\n"); setInterval(() => {}, 1000)',
  )
  for (const source of [pairs, new SocketPairs('/nowhere')]) {
    expect((await end(garbage, source)).exit).toMatchObject({
      signal: 'SIGKILL',
      garbage: expect.stringContaining('garbage') as string,
    })
  }
})
