/** How a setup's picture changes with what is heard of it. */
import type { SetupHost, SetupSnapshot } from '../../contract/provision'
import type { KeyOutcome, ProvisionEvent } from '../../contract/provisioning'

/** After one event of the playbook. */
export function afterEvent(snapshot: SetupSnapshot, event: ProvisionEvent): SetupSnapshot {
  switch (event.type) {
    case 'started':
      return { ...snapshot, phase: snapshot.phase === 'preparing' ? 'running' : snapshot.phase }
    case 'preparing':
      return { ...snapshot, task: event.text }
    case 'plan':
      return { ...snapshot, tasks: event.tasks }
    case 'task': {
      const number = Math.min(snapshot.taskNumber + 1, Math.max(snapshot.tasks, 1))
      return { ...snapshot, task: event.task, taskNumber: number }
    }
    case 'result': {
      const hasFailed = event.result === 'failed' || event.result === 'unreachable'
      return changeHost(snapshot, event.host, (host) => ({
        ...host,
        state: 'working',
        task: event.task,
        finished: hasFailed ? host.finished : Math.min(host.finished + 1, snapshot.tasks),
        changed: host.changed + (event.changed ? 1 : 0),
        ...(hasFailed ? { state: event.result as 'failed', reason: event.message } : {}),
      }))
    }
    case 'log':
      return snapshot
    case 'ended':
      return Object.entries(event.nodes).reduce(
        (before, [name, { status, ...outcome }]) =>
          changeHost(before, name, (host) => ({
            ...host,
            ...outcome,
            state: status,
            finished: status === 'done' ? before.tasks : host.finished,
          })),
        snapshot,
      )
  }
}

/** After the key came to a host, or did not. */
export function afterKey(snapshot: SetupSnapshot, { node, status, reason, hint }: KeyOutcome): SetupSnapshot {
  if (status !== 'failed') return snapshot
  return changeHost(snapshot, node, (host) => ({ ...host, state: 'failed', reason, hint, task: null }))
}

/** Its end; hosts that nothing was heard of are not done. */
export function afterEnd(
  snapshot: SetupSnapshot,
  now: number,
  failure: SetupSnapshot['failure'],
): SetupSnapshot {
  const hosts = snapshot.hosts.map((host): SetupHost =>
    host.state !== 'waiting' && host.state !== 'working'
      ? host
      : {
          ...host,
          state: 'cancelled',
          reason: host.reason ?? NOT_DONE.reason,
          hint: host.hint ?? NOT_DONE.hint,
        },
  )
  return { ...snapshot, hosts, phase: 'ended', endedAt: now, failure }
}

const NOT_DONE = {
  reason: 'It was not brought to its end',
  hint: 'Run it again: it goes on where it was.',
}

function changeHost(
  snapshot: SetupSnapshot,
  name: string,
  change: (host: SetupHost) => SetupHost,
): SetupSnapshot {
  const hosts = snapshot.hosts.map((host) => (host.node.name === name ? change(host) : host))
  return { ...snapshot, hosts }
}
