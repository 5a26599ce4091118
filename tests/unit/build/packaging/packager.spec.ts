import { expect, it } from 'vitest'
import { packagerArguments, pageOf } from '../../../../build/packaging/pack.mjs'

it('names the packager that the environment names, else the clone’s origin, else nobody', () => {
  const named = { FISSION_HOMEPAGE: 'https://lab.example.org', FISSION_MAINTAINER: 'Ada <ada@example.org>' }
  expect(packagerArguments(named, 'https://git.example.org/lab/fission')).toEqual([
    '-c.extraMetadata.homepage=https://lab.example.org',
    '-c.linux.maintainer=Ada <ada@example.org>',
    '-c.linux.vendor=Ada <ada@example.org>',
  ])
  // What a workflow passes on of a variable that nobody has set.
  const empty = { FISSION_HOMEPAGE: '', FISSION_MAINTAINER: '' }
  expect(packagerArguments(empty, 'https://git.example.org/lab/fission')).toEqual([
    '-c.extraMetadata.homepage=https://git.example.org/lab/fission',
  ])
  expect(packagerArguments({}, null)).toEqual([expect.stringMatching(/homepage=https:\/\/.*\.invalid$/)])
})

it.each([
  ['https://git.example.org/lab/fission.git\n', 'https://git.example.org/lab/fission'],
  ['git@git.example.org:lab/fission.git', 'https://git.example.org/lab/fission'],
  ['ssh://git@git.example.org/lab/fission', 'https://git.example.org/lab/fission'],
  ['/srv/git/fission', null],
])('finds the page of %s', (address, page) => {
  expect(pageOf(address)).toBe(page)
})
