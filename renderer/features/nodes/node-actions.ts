/** What can be done to nodes and to the jobs on them. */
import { host } from '../../host/host'
import { attempt } from '../../workbench/attempt'
import { notify } from '../../workbench/notices'
import { askChoice } from '../../workbench/questions'
import { texts } from './texts'

export async function killNode(run: string, node: string): Promise<void> {
  await attempt(() => host().request('run/kill-node', { run, node }))
}

export async function moveJob(run: string, job: number, node: string): Promise<void> {
  await attempt(() => host().request('run/move-job', { run, job, node }))
}

/** Opens a shell in a window of its own. */
export function openShell(run: string, node: string): void {
  const address = `${location.pathname}#/shell?${new URLSearchParams({ run, node })}`
  const opened = window.open(address, `shell-${run}-${node}-${Date.now()}`, 'popup,width=760,height=480')
  if (!opened) notify({ kind: 'error', message: texts.blocked, hint: texts.blockedHint })
}

/** After a question. */
export async function rebootNode(run: string, node: string): Promise<void> {
  const answer = await askChoice({
    title: texts.rebootTitle({ node }),
    text: texts.rebootText,
    choices: [
      { value: 'reboot', text: texts.rebootIt },
      { value: 'leave', text: texts.leaveIt },
    ],
  })
  if (answer !== 'reboot') return
  const isDone = await attempt(async () => {
    await host().request('run/reboot-node', { run, node })
    return true
  })
  if (isDone) notify({ kind: 'info', message: texts.rebooting({ node }) })
}
