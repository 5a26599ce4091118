import { expect, it } from 'vitest'
import { describeExit, isFullHeap } from '../../../../../agent/runtime/run/describe-exit'

const ended = { code: null, signal: null, wantedMemory: false, garbage: null, refused: null }

it('says that memory was missing where the system or V8 says so', () => {
  expect(describeExit({ ...ended, signal: 'SIGKILL' })).toBe('its process was killed by SIGKILL')
  expect(describeExit({ ...ended, signal: 'SIGKILL', wantedMemory: true })).toMatch(/ran out of memory/)
  expect(describeExit({ ...ended, signal: 'SIGSEGV', wantedMemory: true })).toMatch(/killed by SIGSEGV/)
  expect(describeExit({ ...ended, signal: 'SIGABRT' }, true)).toMatch(/JavaScript heap reached the limit/)
})

it('knows V8’s last words, and no others', () => {
  const said = 'Allocation failed - JavaScript heap out of memory'
  expect(isFullHeap(`FATAL ERROR: Reached heap limit ${said}`)).toBe(true)
  expect(isFullHeap(`ours: ${said}`)).toBe(false)
  expect(isFullHeap('FATAL ERROR: something else')).toBe(false)
})
