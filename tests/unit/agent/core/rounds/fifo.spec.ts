import { describe, expect, it } from 'vitest'
import { Fifo } from '../../../../../agent/core/rounds/fifo'

describe('Fifo', () => {
  it('gives items back in the order in which they came, however many lie in it', () => {
    const fifo = new Fifo<number>()
    const out: (number | undefined)[] = []
    let next = 0
    for (let pass = 0; pass < 50; pass++) {
      for (let i = 0; i < 500; i++) fifo.push(next++)
      for (let i = 0; i < 470; i++) out.push(fifo.shift())
    }
    expect(fifo.length).toBe(1500)
    while (fifo.length > 0) out.push(fifo.shift())
    expect(out).toEqual(Array.from({ length: next }, (_, i) => i))
  })

  it('shows the first item without removing it', () => {
    const fifo = new Fifo<string>()
    expect(fifo.first()).toBeUndefined()
    fifo.push('a')
    fifo.push('b')
    expect([fifo.first(), fifo.length]).toEqual(['a', 2])
    fifo.shift()
    expect(fifo.first()).toBe('b')
  })

  it('is empty again after its last item and can be filled anew', () => {
    const fifo = new Fifo<string>()
    fifo.push('a')
    expect([fifo.shift(), fifo.shift(), fifo.length]).toEqual(['a', undefined, 0])
    fifo.push('b')
    expect([fifo.length, fifo.shift()]).toEqual([1, 'b'])
  })
})
