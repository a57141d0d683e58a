import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { growableUint16, growableUint32, growableUint8 } from '../../../src/index/write/growable.ts'

describe('Growable', () => {
  it('gives back all that was pushed, in order, past every doubling', () => {
    fc.assert(
      // It begins with room for 1024.
      fc.property(fc.constantFrom(0, 1, 1023, 1024, 1025, 2048, 5000), (count) => {
        const values = Array.from({ length: count }, (_, i) => i)
        const grown = growableUint32()
        for (const value of values) grown.push(value)
        expect(grown.length).toBe(count)
        expect([...grown.toArray()]).toEqual(values)
      }),
    )
  })

  it('keeps the kind of its array, with what that does to values', () => {
    const grown = [growableUint8(), growableUint16(), growableUint32()]
    for (const one of grown) one.push(0x1_0203)
    expect(grown.map((one) => one.toArray())).toEqual([
      Uint8Array.of(0x03),
      Uint16Array.of(0x0203),
      Uint32Array.of(0x1_0203),
    ])
  })

  it('gives an array of its own, which later values do not change', () => {
    const grown = growableUint8()
    grown.push(1)
    const before = grown.toArray()
    grown.push(2)
    expect([[...before], [...grown.toArray()]]).toEqual([[1], [1, 2]])
  })
})
