// `node until-seen.mjs PATTERN COMMAND`: runs a command until it has printed what was waited for, then presses Ctrl+C.
import { spawn } from 'node:child_process'

const [pattern = '', command = ''] = process.argv.slice(2)
const child = spawn('/bin/sh', ['-c', command], { stdio: ['ignore', 'pipe', 'inherit'], detached: true })
let text = ''
let isSeen = false
child.stdout.setEncoding('utf8').on('data', (chunk) => {
  process.stdout.write(chunk)
  text += chunk
  if (isSeen || !new RegExp(pattern).test(text)) return
  isSeen = true
  process.kill(-child.pid, 'SIGINT')
})
child.once('close', () => (process.exitCode = isSeen ? 0 : 1))
