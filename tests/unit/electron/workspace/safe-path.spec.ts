import path from 'node:path'
import { expect, it } from 'vitest'
import { toContractPath, withinRoot } from '../../../../electron/workspace/safe-path'

const root = path.resolve('/projects/demo')

it.each(['', 'config.ts', 'a/b/../c.ts', '..names/begin/so.ts'])('takes %j, which is inside', (file) => {
  expect(withinRoot(root, file)).toBe(path.resolve(root, file))
})

it.each(['..', '../demo2/x', 'a/../../x', '/etc/passwd', 'a\0b'])('refuses %j, which is not', (file) => {
  expect(() => withinRoot(root, file)).toThrow('outside the project')
})

it('gives paths on disk with forward slashes', () => {
  expect(toContractPath(root, path.join(root, 'a', 'b.ts'))).toBe('a/b.ts')
})
