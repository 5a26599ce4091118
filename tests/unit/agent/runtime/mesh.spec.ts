import { mkdtempSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { MeshReader, readOriginators } from '../../../../agent/runtime/mesh'
import { MeshMap } from '../../../../electron/client/mesh-map'

// Shaped as batctl 2023.0 prints it for B.A.T.M.A.N. IV.
const table = `[B.A.T.M.A.N. adv 2023.0, MainIF/MAC: wlan0/b8:27:eb:00:00:01 (bat0/4a:12:9c:01:02:03 BATMAN_IV)]
   Originator        last-seen (#/255) Nexthop           [outgoingIF]
 * b8:27:eb:00:00:02    0.340s   (255) b8:27:eb:00:00:02 [     wlan0]
   b8:27:eb:00:00:02    0.340s   (201) b8:27:eb:00:00:03 [     wlan0]
 * B8:27:EB:00:00:03    0.012s   ( 87) b8:27:eb:00:00:02 [     wlan0]
`

describe('The quality of a mesh', () => {
  it('is read from the chosen ways of batctl’s table', () => {
    expect(readOriginators(table)).toEqual({
      self: 'b8:27:eb:00:00:01',
      quality: { 'b8:27:eb:00:00:02': 255, 'b8:27:eb:00:00:03': 87 },
    })
  })

  it('is not read from throughputs, errors and other text', () => {
    const fifth = table.replaceAll(/\(\s*\d+\)/g, '(       54.0)')
    expect(readOriginators(fifth)).toEqual({ self: 'b8:27:eb:00:00:01', quality: {} })
    expect(readOriginators('Error - interface bat0 is not present')).toBeNull()
  })

  it('is read from what root writes down, and forgotten when that is not written any more', async () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'fission-mesh-')), 'originators')
    const reader = new MeshReader(file)
    writeFileSync(file, table)
    await reader.look()
    expect(reader.read()?.quality).toEqual({ 'b8:27:eb:00:00:02': 255, 'b8:27:eb:00:00:03': 87 })
    const halfAMinuteAgo = Date.now() / 1000 - 30
    utimesSync(file, halfAMinuteAgo, halfAMinuteAgo)
    await reader.look()
    expect(reader.read()).toBeNull()
  })

  it('becomes the quality between nodes once each has said which address is its own', () => {
    const map = new MeshMap()
    const quality = { b: 200, c: 90 }
    expect(map.qualityOf('pi1', { self: 'a', quality })).toEqual({})
    expect(map.qualityOf('pi2', { self: 'b', quality: { a: 190 } })).toEqual({ pi1: 190 })
    expect(map.qualityOf('pi1', { self: 'a', quality })).toEqual({ pi2: 200 })
    expect(map.qualityOf('pi3', null)).toBeUndefined()
  })
})
