import { describe, expect, it } from 'vitest'
import { notices } from '../../../build/notices.mjs'
import { closureOf, importedPackages } from '../../../build/travelling-packages.mjs'

describe('the packages that travel', () => {
  it('are those named and all that they find, the nearest first', () => {
    const packages = {
      '': {},
      'node_modules/a': { dependencies: { b: '1', absent: '1' } },
      'node_modules/b': {},
      'node_modules/a/node_modules/b': { dependencies: { c: '1' } },
      'node_modules/c': {},
      'node_modules/other': {},
    }
    expect(closureOf(packages, ['a'])).toEqual([
      'node_modules/a',
      'node_modules/a/node_modules/b',
      'node_modules/c',
    ])
    expect(closureOf(packages, ['b', 'other', 'b'])).toEqual(['node_modules/b', 'node_modules/other'])
  })

  it('are read from imports, but for those of types', () => {
    const source = `import { ref } from 'vue'
import type { A } from 'typed'
import '@scope/styled/style.css'
import {
  b,
} from 'lines/deep'
const late = () => import('late/x')
import own from './own'`
    expect(importedPackages(source)).toEqual(['vue', '@scope/styled', 'lines', 'late'])
  })
})

describe('the notices', () => {
  it('have the text of each licence, and refuse one that is not accepted', () => {
    const text = notices()
    expect(text).toMatch(/^## vue \d/m)
    expect(text).toMatch(/^## ssh2 \d/m)
    expect(text).not.toMatch(/^## eslint \d/m)
    expect(text).toContain('Permission is hereby granted')
  })
})
