import { describe, expect, it } from 'vitest'
import { Encoding, Language } from '../../../../../agent/core/network/description'
import { validateNetwork } from '../../../../../agent/core/network/validate'
import { pair } from './build'

const readable: Record<Language, Encoding[]> = {
  typescript: ['object', 'json', 'bytes', 'messagepack', 'custom'],
  python: ['json', 'bytes', 'pickle', 'messagepack', 'custom'],
  executable: ['json', 'bytes', 'messagepack', 'pickle', 'custom'],
}

const cases = Language.options.flatMap((language) =>
  Encoding.options.map((encoding) => ({ language, encoding, fits: readable[language].includes(encoding) })),
)

describe('encodings', () => {
  it.each(cases)('$encoding between two jobs in $language: fits is $fits', ({ language, encoding, fits }) => {
    const problems = validateNetwork(
      pair({ pipe: { encoding }, source: { language }, sink: { language } }),
      'run',
    )
    expect(problems.map((problem) => problem.code)).toEqual(fits ? [] : ['pipe-encoding', 'pipe-encoding'])
  })

  it('names the way out for a pickle pipe that ends at a TypeScript job', () => {
    const [problem, ...others] = validateNetwork(
      pair({ pipe: { type: 'PicklePipe', encoding: 'pickle' }, source: { language: 'python' } }),
      'run',
    )
    expect(others).toEqual([])
    expect(problem).toMatchObject({ job: 2, pipe: 105, severity: 'error' })
    expect(problem?.message).toContain('PicklePipe 105 ends at SinkJob 2, a TypeScript job')
    expect(problem?.hint).toBe('Use JsonPipe, MessagePackPipe or BytesPipe, which every language reads.')
  })

  it('names the end at which an object pipe begins', () => {
    const [problem] = validateNetwork(
      pair({ pipe: { encoding: 'object' }, source: { language: 'executable' } }),
      'run',
    )
    expect(problem?.message).toContain('ReducePipe 105 begins at SourceJob 1, an executable')
  })

  it.each([
    ['typescript', 'python', null, ['pipe-custom-languages']],
    ['python', 'typescript', null, ['pipe-custom-languages']],
    ['typescript', 'python', 4, []],
    ['typescript', 'executable', null, []],
    ['executable', 'python', null, []],
    ['python', 'python', null, []],
  ] as const)('warns of a custom pipe from %s to %s with block size %s: %j', (from, to, blockSize, codes) => {
    const problems = validateNetwork(
      pair({ pipe: { encoding: 'custom', blockSize }, source: { language: from }, sink: { language: to } }),
      'run',
    )
    expect(problems.map((problem) => problem.code)).toEqual(codes)
    expect(problems.every((problem) => problem.severity === 'warning')).toBe(true)
  })
})
