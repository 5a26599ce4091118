// Loaded into every process of a profiled run (NODE_OPTIONS=--require …): profiles it from its start until SIGUSR2 or its end.
const { renameSync, writeFileSync } = require('node:fs')
const { Session } = require('node:inspector')
const path = require('node:path')
const { isMainThread } = require('node:worker_threads')

const folder = process.env.FISSION_PROFILE_FOLDER
const intervalMicroseconds = 500

if (isMainThread && folder !== undefined) profile(path.join(folder, String(process.pid)))

function profile(file) {
  const session = new Session()
  session.connect()
  session.post('Profiler.enable')
  session.post('Profiler.setSamplingInterval', { interval: intervalMicroseconds })
  session.post('Profiler.start')

  let isRunning = true
  const write = () => {
    if (!isRunning) return
    isRunning = false
    // Within one process the answer comes before post() returns.
    session.post('Profiler.stop', (error, result) => {
      const content = error ? { error: error.message } : { profile: result.profile }
      const told = { command: process.argv.slice(1), folder: process.cwd(), ...content }
      writeFileSync(`${file}.part`, JSON.stringify(told))
      renameSync(`${file}.part`, `${file}.json`)
    })
  }
  process.on('SIGUSR2', write)
  process.on('exit', write)
  writeFileSync(`${file}.running`, '')
}
