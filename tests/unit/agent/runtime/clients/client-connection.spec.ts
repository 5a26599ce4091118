import { describe, expect, it } from 'vitest'
import { ClientConnection } from '../../../../../agent/runtime/clients/client-connection'
import { CLIENT_BACKLOG_BYTES, CONSOLE_BATCHES_UNDER_WAY } from '../../../../../agent/runtime/limits'

const batch = { run: 'run-12345', job: 1, lines: [], skipped: 0 }

function connection() {
  const sent: string[] = []
  const state = { backlog: 0 }
  const client = new ClientConnection()
  client.open({
    notify: (method) => sent.push(method),
    backlogBytes: () => state.backlog,
    onClose: () => undefined,
    close: () => undefined,
  })
  return { client, sent, state }
}

describe('console lines to a client', () => {
  it('wait when so many batches are under way, so that a heartbeat is never far behind', () => {
    const { client, sent } = connection()
    const answers = Array.from({ length: CONSOLE_BATCHES_UNDER_WAY + 2 }, () => client.output(batch, false))
    expect(answers.filter((answer) => answer === 'taken')).toHaveLength(CONSOLE_BATCHES_UNDER_WAY)
    expect(sent).toHaveLength(CONSOLE_BATCHES_UNDER_WAY)
  })

  it('go on, one batch for each that has come', () => {
    const { client } = connection()
    while (client.output(batch, false) === 'taken');
    client.outputTaken()
    expect([client.output(batch, false), client.output(batch, false)]).toEqual(['taken', 'busy'])
  })

  it('go out all the same when they are the last of a job', () => {
    const { client } = connection()
    while (client.output(batch, false) === 'taken');
    expect(client.output(batch, true)).toBe('taken')
  })

  it('wait, the last ones too, for a client that reads nothing', () => {
    const { client, state } = connection()
    state.backlog = CLIENT_BACKLOG_BYTES + 1
    expect([client.output(batch, false), client.output(batch, true)]).toEqual(['busy', 'busy'])
  })
})
