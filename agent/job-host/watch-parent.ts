/** Ends this process when its parent dies, also while the job computes without end; for systems without PDEATHSIG. */
import { Worker } from 'node:worker_threads'

const CHECK_INTERVAL_MS = 500

/** The check runs in a thread of its own, which a busy job cannot hold up. */
export function watchParent(): void {
  const code = `const parent = process.ppid
    setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL') }, ${CHECK_INTERVAL_MS})`
  new Worker(code, { eval: true }).unref()
}
