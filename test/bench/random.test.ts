import { describe, expect, it } from 'vitest'

import { createZipf } from '../../bench/corpus/zipf.ts'
import { createRandom, drawInteger, drawItem, shuffled } from '../../bench/random.ts'

describe('createRandom', () => {
  it('gives the same numbers for the same seed and others for another', () => {
    const draw = (seed: number): number[] => Array.from({ length: 5 }, createRandom(seed))
    expect(draw(7)).toEqual(draw(7))
    expect(draw(7)).not.toEqual(draw(8))
  })

  it('fills tenths of the range from 0 to 1 evenly', () => {
    const random = createRandom(1)
    const tenths = new Uint32Array(10)
    for (let i = 0; i < 10_000; i++) {
      const tenth = Math.floor(random() * 10)
      tenths[tenth] = (tenths[tenth] ?? 0) + 1
    }
    for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(150)
  })
})

describe('drawInteger', () => {
  it('reaches both ends and nothing beyond', () => {
    const random = createRandom(2)
    const drawn = new Set(Array.from({ length: 200 }, () => drawInteger(random, 3, 6)))
    expect([...drawn].sort()).toEqual([3, 4, 5, 6])
  })
})

describe('drawItem', () => {
  it('throws where there is nothing to draw', () => {
    expect(() => drawItem(createRandom(3), [])).toThrow(RangeError)
  })
})

describe('shuffled', () => {
  it('keeps every item and changes the order', () => {
    const items = Array.from({ length: 50 }, (_, i) => i)
    const result = shuffled(createRandom(4), items)
    expect(result).not.toEqual(items)
    expect(result.sort((a, b) => a - b)).toEqual(items)
  })
})

describe('createZipf', () => {
  it('draws low ranks far more often than high ones, and none outside', () => {
    const random = createRandom(5)
    const draw = createZipf(1000)
    const ranks = Array.from({ length: 20_000 }, () => draw(random))
    const share = (from: number, to: number): number =>
      ranks.filter((rank) => rank >= from && rank < to).length / ranks.length
    expect(Math.min(...ranks)).toBe(0)
    expect(Math.max(...ranks)).toBeLessThan(1000)
    expect(share(0, 10)).toBeGreaterThan(0.25)
    expect(share(0, 1)).toBeGreaterThan(10 * share(90, 91))
  })
})
