// Bands of signatures: texts that are alike share some, others do not; and by what share they are alike decides.
import { describe, expect, it } from 'vitest'

import { BANDS, bandsOf } from '../../src/duplicates/min-hash.ts'
import { mix32 } from '../../src/duplicates/shingles.ts'

const bands = (words: readonly number[], length = words.length): Uint32Array => {
  const target = new Uint32Array(BANDS)
  bandsOf(Uint32Array.from(words), length, target)
  return target
}

const shared = (one: Uint32Array, other: Uint32Array): number =>
  one.filter((hash, band) => hash === other[band]).length

/** A text of its own words. */
const text = (seed: number, length: number): number[] =>
  Array.from({ length }, (_, i) => mix32(seed * 1_000_003 + i))

/** A text of which every `step`-th word is another. */
const edited = (words: readonly number[], step: number): number[] =>
  words.map((word, i) => (i % step === step - 1 ? mix32(word + 1) : word))

describe('bandsOf', () => {
  it('gives equal texts equal bands, whatever follows them in the buffer', () => {
    const words = text(1, 60)
    expect(bands([...words, 1, 2, 3], 60)).toEqual(bands(words))
  })

  it('does not ask where in a text its phrases stand', () => {
    const [a, b] = [text(1, 40), text(2, 40)]
    // One phrase in eighty is another where the halves meet.
    expect(shared(bands([...a, ...b]), bands([...b, ...a]))).toBeGreaterThan(BANDS / 2)
  })

  it('gives texts of eight words, the shortest that are compared, bands of their own: bins left empty borrow', () => {
    // Were bins left empty, texts of other words would meet in them: of 32 bins 7 phrases fill 7 at most.
    const texts = Array.from({ length: 200 }, (_, seed) => bands(text(seed, 8)))
    texts.slice(1).forEach((other, i) => {
      expect(shared(texts[i] ?? other, other)).toBe(0)
    })
  })

  it('lets nearly all texts meet of which one word in thirty was changed, and hardly any of others', () => {
    const count = (meet: (seed: number) => number): number =>
      Array.from({ length: 200 }, (_, seed) => meet(seed)).filter((bandsShared) => bandsShared >= 2)
        .length
    const alike = count((seed) =>
      shared(bands(text(seed, 120)), bands(edited(text(seed, 120), 30))),
    )
    const half = count((seed) => shared(bands(text(seed, 120)), bands(edited(text(seed, 120), 3))))
    const others = count((seed) => shared(bands(text(seed, 120)), bands(text(seed + 1000, 120))))
    expect(alike).toBeGreaterThan(195)
    expect(half).toBeLessThan(alike)
    expect(others).toBe(0)
  })
})
