/** This computer as a node of a run that was taken up: what local jobs wrote before goes on. */
import { LOCAL_GROUP } from '../../../agent/core/network/description'
import { AppError } from '../../errors'
import { AgentProcess } from '../agent-process'
import type { AgentConnector, AgentStream } from '../connector'
import { addressTowards } from '../nodes/local-address'
import { isOfRun, keepEarlierRun, lockRunFolder, markRun } from '../nodes/run-folder'
import type { RunFolder } from '../nodes/run-folder'
import type { NodePlace } from '../run-types'
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

export class LocalNode implements AgentConnector {
  private process: AgentProcess | null = null
  private release: (() => void) | null = null

  constructor(
    private readonly record: RunRecord,
    private readonly folder: RunFolder,
    private readonly files: RunFiles,
  ) {}

  /** Starts an agent; the one before, if there was one, has ended. */
  async connect(): Promise<AgentStream> {
    this.process = await AgentProcess.start(LOCAL_GROUP, 1, await this.address())
    const { stream, exited } = this.process
    return { stream, death: exited }
  }

  /** Where local jobs work. */
  get place(): NodePlace {
    const { path, bundle } = this.folder
    const { logFile, logLevel } = this.record.network.settings
    return {
      bundle,
      directory: path,
      log: { file: `${path}/${logFile}`, level: logLevel },
      sendFiles: () => this.files.bringHere(),
    }
  }

  /**
   * Takes the folder of local jobs; a client on this computer that has just lost the run to this one is waited for. What
   * another run has left there is put aside. Rejects with an AppError `busy`.
   */
  async claim(): Promise<void> {
    const deadline = performance.now() + LETTING_GO_MS
    for (;;) {
      try {
        this.release = lockRunFolder(this.folder, this.record.network.name)
        break
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'busy' || performance.now() > deadline) throw error
        await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
      }
    }
    if (isOfRun(this.folder, this.record.run)) return
    keepEarlierRun(this.folder)
    markRun(this.folder, this.record.run)
  }

  /** Ends the local jobs, and lets others have the folder. */
  async stop(): Promise<void> {
    await this.process?.stop()
    this.release?.()
    this.release = null
  }

  private async address(): Promise<string | undefined> {
    const { network, nodes } = this.record
    const { clientIp } = network.settings
    if (clientIp !== null) return clientIp
    const [towards] = nodes.flatMap(({ reach }) => (reach?.type === 'ssh' ? [reach.address] : []))
    return (towards === undefined ? null : await addressTowards(towards)) ?? undefined
  }
}
