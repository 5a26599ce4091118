import { describe, expect, it } from 'vitest'
import { restoreState } from '../../../../electron/windows/window-state'

const screen = { x: 0, y: 0, width: 1920, height: 1040 }
const state = { x: 100, y: 50, width: 1000, height: 700, isMaximized: false }

describe('the window', () => {
  it('opens where it was', () => {
    expect(restoreState(state, [screen])).toEqual(state)
  })

  it('keeps its size but not its place when its screen is gone', () => {
    expect(restoreState({ ...state, x: 2500 }, [screen])).toEqual({
      width: 1000,
      height: 700,
      isMaximized: false,
    })
  })

  it('is not restored above the screen, where its title could not be reached', () => {
    expect(restoreState({ ...state, y: -200 }, [screen])).not.toHaveProperty('y')
  })

  it.each([null, 'text', { x: 1 }, { ...state, width: 3 }])(
    'has a usual size when %j was stored',
    (stored) => {
      expect(restoreState(stored, [screen])).toEqual({ width: 1360, height: 860 })
    },
  )
})
