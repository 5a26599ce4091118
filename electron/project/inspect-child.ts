/** `inspect.cjs`: a process of its own in which a user's config runs. Answers one request and ends. */
import { readFileSync, writeFileSync } from 'node:fs'
import { watchParent } from '../../agent/job-host/watch-parent'
import * as sdk from '../../agent/sdk'
import { recordSites } from '../../agent/sdk/call-site'
import { loadNetwork } from '../../agent/sdk/load-network'
import { restoreAttributes } from '../../agent/sdk/restore-attributes'
import { describeNetwork } from './describe/describe-network'
import { explainError, explainExit } from './describe/explain'
import { REPLY_DESCRIPTOR, type InspectReply, type InspectRequest } from './inspect-protocol'

const exit = process.exit.bind(process)
let isAnswered = false

function send(reply: InspectReply): void {
  if (isAnswered) return
  isAnswered = true
  writeFileSync(REPLY_DESCRIPTOR, JSON.stringify(reply))
}

/** Answers and ends, once what the config printed is out; whatever it left running does not keep the process. */
function answer(reply: InspectReply): void {
  send(reply)
  process.stdout.write('', () => process.stderr.write('', () => exit(0)))
}

function work(request: InspectRequest): InspectReply {
  const isDescription = request.task === 'describe'
  recordSites(isDescription)
  const network = loadNetwork(request.bundle, sdk)
  if (isDescription) return { type: 'described', network: describeNetwork(network, request.network) }
  if (request.task === 'describe-jobs') throw new Error('only the Python inspector constructs Python jobs')
  const job = network.config.jobs?.find(({ id }) => id === request.job)
  if (job === undefined) throw new Error(`The config has no job ${request.job} when it is read again`)
  restoreAttributes(job, request.attributes)
  return { type: 'preferred', node: job.preference?.(request.candidates)?.name ?? null }
}

if (process.argv.includes('--watch-parent')) watchParent()
// Waits here, loaded and warm, until the bundle is written.
const request = JSON.parse(readFileSync(0, 'utf8')) as InspectRequest
const { config } = request.network
process.exit = (code) => {
  send(explainExit(config, code))
  return exit(0)
}
process.on('uncaughtException', (error) => answer(explainError(config, error)))
try {
  answer(work(request))
} catch (error) {
  answer(explainError(config, error))
}
