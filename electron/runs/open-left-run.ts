/** Takes up a run that was left behind: the same run, with what was missed, held by this app from now on. */
import type { LocalRecord } from '../client/handover/local-records'
import { Reach } from '../client/handover/reach'
import { stopRun } from '../cli/stop-here'
import { takeUpHere } from '../cli/take-up-here'
import { CLIENT_NAME, holdRun } from './open-on-nodes'
import type { OpenContext, Opening } from './opened-run'
import type { Asking } from './question-desk'

/** `takeOver`: another client that holds it lets go. */
export async function openLeftRun(
  record: LocalRecord,
  takeOver: boolean,
  { questions }: Asking,
  { onNodes }: OpenContext,
): Promise<Opening> {
  const reach = new Reach(questions)
  try {
    const wish = { name: CLIENT_NAME, takeOver, withLocalJobs: true }
    const { run, record: whole, failures, release } = await takeUpHere(record, reach, wish)
    for (const [node, { message }] of failures) onNodes({ type: 'node-absent', node, message, hint: '' })
    const held = await holdRun(run)
    return {
      ok: true,
      opened: {
        network: whole.network,
        run,
        begunAt: whole.startedAt,
        killNode: null,
        connectionTo: (node) => reach.nodes.get(node)?.ssh ?? null,
        failure: () => null,
        endNow: () => run.endNow(),
        leave: async () => {
          await run.leave()
          held.leave()
        },
        close: async (isOver) => {
          held.close(isOver)
          await release()
          await run.leave()
          await reach.close()
        },
      },
    }
  } catch (error) {
    await reach.close()
    throw error
  }
}

/** Ends a run without showing it; resolves when it has ended on every node that answers. */
export async function stopLeftRun(record: LocalRecord, { questions }: Asking): Promise<void> {
  const reach = new Reach(questions)
  try {
    await stopRun(record, reach, CLIENT_NAME)
  } finally {
    await reach.close()
  }
}
