import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { referencePages } from '../../../build/api-reference.mjs'

it('is what the comments in the code say now; `node build/api-reference.mjs` writes it anew', async () => {
  const pages = await referencePages()
  expect(Object.keys(pages)).toHaveLength(2)
  for (const [file, page] of Object.entries(pages)) {
    expect(page.split('\n').length).toBeGreaterThan(200)
    expect(readFileSync(file, 'utf8'), file).toBe(page)
  }
}, 120_000)
