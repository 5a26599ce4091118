/** This computer as a node of a run that was taken up: what local jobs wrote before goes on. */
import { LOCAL_GROUP } from '../../../agent/core/network/description'
import { AppError } from '../../errors'
import { AgentProcess } from '../agent-process'
import type { AgentConnector, AgentStream } from '../connector'
import { addressTowards } from '../nodes/local-address'
import { isOfRun, keepEarlierRun, lockRunFolder, markRun } from '../nodes/run-folder'
import type { RunFolder } from '../nodes/run-folder'
import type { NodePlace } from '../run-types'
import { LocalStates } from './local-states'
import type { RunFiles } from './run-files'
import type { NodeRecord, RunRecord } from './run-record'

/** A client that is told to let go does so sooner. */
const LETTING_GO_MS = 5000

/** Looks whether it has, this often. */
const LOOK_EVERY_MS = 50

/** Whether a node of a record was its client's own computer. */
export function isLocalNode({ id, reach }: NodeRecord): boolean {
  return id === LOCAL_GROUP && reach === null
}

/** What of the run it serves. */
interface Served {
  record: RunRecord
  files: RunFiles
}

export class LocalNode implements AgentConnector {
  /** What local jobs have saved. */
  readonly states: LocalStates
  private served: Served | null = null
  private process: Promise<AgentProcess>
  private isFresh = true
  private release: (() => void) | null = null

  /** Its agent starts at once, while the other `nodes` are still being logged in to. */
  constructor(
    private readonly folder: RunFolder,
    nodes: readonly NodeRecord[],
  ) {
    this.states = new LocalStates(folder.path)
    this.process = startAgent(nodes, null)
    // Whoever connects hears of it.
    this.process.catch(() => undefined)
  }

  /** From now on it is known what it is for. */
  serve(record: RunRecord, files: RunFiles): void {
    this.served = { record, files }
  }

  /** Gives the agent that has been started, and another one when that has ended. */
  async connect(): Promise<AgentStream> {
    const { network, nodes } = this.run.record
    const { clientIp } = network.settings
    if (!this.isFresh || clientIp !== null) {
      await this.stopAgent()
      this.process = startAgent(nodes, clientIp)
    }
    this.isFresh = false
    const { stream, exited } = await this.process
    return { stream, death: exited }
  }

  /** Where local jobs work. */
  get place(): NodePlace {
    const { path, bundle } = this.folder
    const { record, files } = this.run
    const { logFile, logLevel } = record.network.settings
    return {
      bundle,
      directory: path,
      log: { file: `${path}/${logFile}`, level: logLevel },
      sendFiles: () => files.bringHere(),
    }
  }

  /**
   * Takes the folder of local jobs; a client on this computer that has just lost the run to this one is waited for. What
   * another run has left there is put aside. Rejects with an AppError `busy`.
   */
  async claim(): Promise<void> {
    const { run, network } = this.run.record
    const deadline = performance.now() + LETTING_GO_MS
    for (;;) {
      try {
        this.release = lockRunFolder(this.folder, network.name)
        break
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'busy' || performance.now() > deadline) throw error
        await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
      }
    }
    if (isOfRun(this.folder, run)) return
    keepEarlierRun(this.folder)
    markRun(this.folder, run)
  }

  /** Ends the local jobs, and lets others have the folder. */
  async stop(): Promise<void> {
    await this.stopAgent()
    this.release?.()
    this.release = null
  }

  private async stopAgent(): Promise<void> {
    const process = await this.process.catch(() => null)
    await process?.stop()
  }

  private get run(): Served {
    if (this.served === null) throw new Error('The local node was not told which run it serves')
    return this.served
  }
}

/** An agent at the address by which the nodes reach this computer. */
async function startAgent(nodes: readonly NodeRecord[], clientIp: string | null): Promise<AgentProcess> {
  const [towards] = nodes.flatMap(({ reach }) => (reach?.type === 'ssh' ? [reach.address] : []))
  const address = clientIp ?? (towards === undefined ? null : await addressTowards(towards))
  return AgentProcess.start(LOCAL_GROUP, 1, address ?? undefined)
}
