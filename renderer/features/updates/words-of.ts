/** The state of the updates in words. */
import type { UpdateState } from '../../../electron/contract/updates'
import { engineText } from '../../language/engine/engine-text'
import { texts } from './texts'

export function wordsOf(state: UpdateState): { text: string; hint?: string } {
  switch (state.state) {
    case 'unsupported':
      return { text: texts.unsupported }
    case 'off':
      return { text: texts.off }
    case 'current':
      if (state.checkedAt === null) return { text: texts.unlooked }
      return { text: texts.current({ time: new Date(state.checkedAt).toLocaleTimeString() }) }
    case 'checking':
      return { text: texts.checking }
    case 'available':
      return { text: texts.available(state) }
    case 'downloading':
      return { text: texts.downloading({ version: state.version, percent: Math.round(state.share * 100) }) }
    case 'ready':
      return { text: texts.ready(state) }
    case 'failed':
      return { text: engineText(state.message), hint: engineText(state.hint) }
  }
}
