import { describe, expect, it } from 'vitest'
import { lockfileProblems } from '../../../build/lockcheck.mjs'

const integrity = 'sha512-x'

describe('lockfileProblems', () => {
  it('accepts a lockfile in which every dependency has an entry, nested or not', () => {
    const packages = {
      '': { dependencies: { a: '1' }, devDependencies: { b: '1' } },
      'node_modules/a': { integrity, dependencies: { b: '2', c: '1' } },
      'node_modules/a/node_modules/b': { integrity, dependencies: { c: '1' } },
      'node_modules/b': { integrity },
      'node_modules/c': { integrity },
    }
    expect(lockfileProblems({ packages })).toEqual([])
  })

  it('names a platform package that has no entry', () => {
    const packages = {
      '': { dependencies: { a: '1' } },
      'node_modules/a': { integrity, optionalDependencies: { '@a/linux-arm64': '1' } },
    }
    expect(lockfileProblems({ packages })).toEqual(['@a/linux-arm64, needed by node_modules/a, is missing'])
  })

  it('does not take a copy nested in another package for the missing one', () => {
    const packages = {
      '': { dependencies: { a: '1', b: '1' } },
      'node_modules/a': { integrity },
      'node_modules/a/node_modules/b': { integrity },
    }
    expect(lockfileProblems({ packages })).toEqual(['b, needed by the project, is missing'])
  })

  it('names an entry that cannot be verified or is tied to a host', () => {
    const packages = {
      '': {},
      'node_modules/a': {},
      'node_modules/b': { integrity, resolved: 'https://example.org/b.tgz' },
    }
    expect(lockfileProblems({ packages })).toEqual([
      'node_modules/a has no integrity hash',
      'node_modules/b is tied to https://example.org/b.tgz',
    ])
  })
})
