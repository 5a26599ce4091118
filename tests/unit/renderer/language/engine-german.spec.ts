import { expect, it } from 'vitest'
import type { Notice } from '../../../../agent/core/supervisor/types'
import { noticeText } from '../../../../electron/cli/notice-text'
import { AppError, fileError } from '../../../../electron/errors'
import { makeTranslator } from '../../../../renderer/language/engine/sentences'
import { translate } from '../../../../renderer/language/engine/de/translate'

const nameOf = (job: number): string => `Job ${job}`
const told = (notice: Notice): string => translate(noticeText(notice, nameOf) ?? '')

it('tells of lost nodes and of moves, with and without what may follow', () => {
  expect(told({ type: 'node-lost', node: 'pi1', jobs: [], reason: 'no heartbeat for 900 ms' })).toBe(
    'Knoten pi1 ist verloren: seit 900 ms kein Lebenszeichen',
  )
  expect(told({ type: 'node-lost', node: 'pi1', jobs: [1, 2], reason: 'its agent ended' })).toBe(
    'Knoten pi1 ist verloren: sein Agent läuft nicht mehr; er führte Job 1, Job 2 aus',
  )
  expect(told({ type: 'job-placed', job: 1, node: 'pi2', from: 'pi1', epoch: 2 })).toBe(
    'Job 1 von pi1 auf pi2 umgezogen',
  )
  expect(told({ type: 'job-placed', job: 1, node: 'pi2', from: null, epoch: 1 })).toBe(
    'Job 1 auf pi2 platziert',
  )
})

it.each<[Notice, string]>([
  [{ type: 'node-joined', node: 'pi1' }, 'Knoten pi1 ist jetzt dabei'],
  [{ type: 'node-suspect', node: 'pi1' }, 'Knoten pi1 ist stumm'],
  [{ type: 'node-alive', node: 'pi1' }, 'Knoten pi1 ist wieder da'],
  [{ type: 'job-unplaced', job: 3, refusals: [] }, 'Job 3 wartet auf einen Knoten'],
  [{ type: 'job-finished', job: 3, node: 'pi1' }, 'Job 3 ist fertig'],
  [{ type: 'job-failed', job: 3, reason: 'killed' }, 'Job 3 ist fehlgeschlagen und wird nicht neu gestartet'],
  [
    { type: 'move-refused', job: 3, node: 'pi1', reason: 'not in group indoor' },
    'Job 3 bleibt: pi1 lehnt ihn ab (nicht in Gruppe indoor)',
  ],
  [{ type: 'sources-reset', generation: 1, jobs: [1, 2] }, 'Job 1, Job 2: Runden zählen wieder ab 1'],
])('tells the notice %j', (notice, german) => expect(told(notice)).toBe(german))

it('tells why each node refuses a job', () => {
  const refusals = [
    { node: 'pi1', reason: 'not connected' },
    { node: 'pi2', reason: 'full: 1 of 1 slots taken' },
    { node: 'pi3', reason: 'suspect: no heartbeat for a moment' },
  ]
  expect(told({ type: 'job-unplaced', job: 3, refusals })).toBe(
    'Job 3 wartet auf einen Knoten (pi1: nicht verbunden; pi2: voll: 1 von 1 Plätzen belegt; pi3: stumm: gerade kein Lebenszeichen)',
  )
})

it('tells of a crash, whose reason is a sentence of its own', () => {
  const crash = { type: 'job-crashed', job: 4, node: 'pi1' } as const
  expect(told({ ...crash, reason: 'its process was killed by SIGKILL', restartInMs: 0 })).toBe(
    'Job 4 auf pi1 abgestürzt: sein Prozess endete durch SIGKILL; neu gestartet',
  )
  expect(told({ ...crash, reason: 'setup() of Job 4 failed: no camera', restartInMs: 500 })).toBe(
    'auf pi1: setup() von Job 4 ist fehlgeschlagen: no camera; startet in 500 ms neu',
  )
  expect(told({ ...crash, node: null, reason: 'boom', restartInMs: null })).toBe('Job 4 abgestürzt: boom')
})

it('takes file operations and their reasons apart', () => {
  const missing = Object.assign(new Error('ENOENT'), { code: 'ENOENT' })
  const there = Object.assign(new Error('EEXIST'), { code: 'EEXIST' })
  expect(translate(fileError('Reading /home/ada/my failed test.csv', missing).message)).toBe(
    'Lesen von /home/ada/my failed test.csv fehlgeschlagen: Datei oder Ordner nicht vorhanden',
  )
  expect(translate(fileError('Creating config.ts', there).message)).toBe(
    'Anlegen von config.ts fehlgeschlagen: es existiert schon',
  )
  expect(fileError('Reading x', missing)).toBeInstanceOf(AppError)
})

it('leaves alone what it does not know', () => {
  const foreign = ["Type 'string' is not assignable to type 'number'.", 'ValueError: x; y', '', 'constructor']
  for (const text of foreign) expect(translate(text)).toBe(text)
})

it('writes the last word of a list in its language', () => {
  const list = makeTranslator({ '{jobs} wait': '{jobs} warten' }, 'und')
  expect(list('Job 1, Job 2 and Job 3 wait')).toBe('Job 1, Job 2 und Job 3 warten')
  expect(list('a or b and c')).toBe('a or b and c')
})
