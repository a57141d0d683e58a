import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { cutRun } from '../../src/query/unspaced-words.ts'

describe('cutRun', () => {
  it.each([
    ['東京の地震', ['東京', '地震']],
    ['东京地震伤亡', ['东京', '地震', '伤亡']],
    ['大谷翔平', ['大谷', '翔平']],
    ['月の石', ['月', '石']],
    ['ไทยโตเกียว', ['ไทย', 'โตเกียว']],
    ['서울에서', ['서울에서']],
    ['の', ['の']],
    ['のは', ['のは']],
    ['東', ['東']],
  ])('cuts %s', (run, words) => {
    expect(cutRun(run)).toEqual(words)
  })

  it('leaves a very long run whole', () => {
    const run = '東京'.repeat(257)
    expect(cutRun(run)).toEqual([run])
    expect(cutRun(run.slice(2)).join('')).toBe(run.slice(2))
  })

  it('gives stretches of the run in their order, and always some, for any text', () => {
    const letters = fc.constantFrom(...Array.from('東京大学地震のはがを的了ไทยก็한국ー々𠮷か\u3099'))
    fc.assert(
      fc.property(fc.array(letters, { minLength: 1, maxLength: 40 }), (some) => {
        const run = some.join('')
        let from = 0
        const words = cutRun(run)
        expect(words.length).toBeGreaterThan(0)
        for (const word of words) {
          expect(word).not.toBe('')
          const at = run.indexOf(word, from)
          expect(at).toBeGreaterThanOrEqual(from)
          from = at + word.length
        }
      }),
    )
  })
})
