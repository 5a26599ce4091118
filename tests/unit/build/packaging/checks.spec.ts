import { describe, expect, it } from 'vitest'
import { nodeFor } from '../../../../build/packaging/after-pack.mjs'
import { importsOf, runPreload } from '../../../../build/packaging/checks/archive.mjs'
import { bundledPackages } from '../../../../build/packaging/checks/resources.mjs'
import { icnsFile, icoFile, iconSizes } from '../../../../build/packaging/icon-files.mjs'

describe('pack:check', () => {
  it('finds what a script requires, also where it is required late', async () => {
    const source = `const a = require('electron'); function late() { return require('node:fs') || import('esbuild') }; late(a)`
    expect((await importsOf(source)).sort()).toEqual(['electron', 'esbuild', 'node:fs'])
  })

  it('finds the packages that a bundle contains', () => {
    const source =
      '// node_modules/ws/lib/a.js\nx()\n  // node_modules/@scope/name/index.js\ny()\n// electron/main.ts\n'
    expect([...bundledPackages(source)]).toEqual(['ws', '@scope/name'])
  })

  it('refuses a preload that requires what a sandbox does not have', () => {
    const good = `require('electron').contextBridge.exposeInMainWorld('fission', { send() {} })`
    expect(runPreload(good).given).toEqual({ fission: ['send'] })
    expect(() => runPreload(`require('node:fs')`)).toThrow('cannot require node:fs')
    expect(() => runPreload(`import x from './other.js'`)).toThrow()
  })
})

describe('the Node of a packed app', () => {
  const here = {
    platform: 'linux',
    arch: 'x64',
    execPath: '/here/node',
    config: { variables: { node_shared: false } },
  }

  it('is the one that packs, for its own system alone', () => {
    expect(nodeFor('linux', 'x64', {}, here)).toBe('/here/node')
    expect(() => nodeFor('linux', 'arm64', {}, here)).toThrow('name its program in FISSION_NODE_LINUX_ARM64')
  })

  it('may be named, and must exist then', () => {
    expect(nodeFor('win32', 'arm64', { FISSION_NODE_WIN32_ARM64: process.execPath }, here)).toBe(
      process.execPath,
    )
    expect(() => nodeFor('win32', 'arm64', { FISSION_NODE_WIN32_ARM64: '/gone' }, here)).toThrow('/gone')
  })

  it('is not one that needs libraries of this system', () => {
    const shared = { ...here, config: { variables: { node_shared: true } } }
    expect(() => nodeFor('linux', 'x64', {}, shared)).toThrow('nodejs.org')
  })
})

describe('icons', () => {
  const pictures = new Map(iconSizes.map((size) => [size, Buffer.from(`PNG ${size}`)]))

  it('are files in which every picture is found at its place', () => {
    const ico = icoFile(pictures)
    const count = ico.readUInt16LE(4)
    for (let index = 0; index < count; index++) {
      const at = 6 + 16 * index
      const [length, offset] = [ico.readUInt32LE(at + 8), ico.readUInt32LE(at + 12)]
      const size = ico.readUInt8(at) || 256
      expect(ico.subarray(offset, offset + length).toString()).toBe(`PNG ${size}`)
    }
    const icns = icnsFile(pictures)
    expect(icns.readUInt32BE(4)).toBe(icns.length)
  })
})
