import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { skipDateline } from '../../src/excerpt/dateline.ts'
import { isSentenceStart } from '../../src/excerpt/sentence-boundaries.ts'
import { anyText } from './texts.ts'

describe('skipDateline', () => {
  it.each([
    'PARIS (AFP) - ',
    'PARIS, Dec. 9 (AFP) -- ',
    'SANTA FE, N.M. - ',
    'NEW YORK - ',
    'EAST RUTHERFORD, United States (AFP) - ',
    'OCTOBER 01, 2004 (COMPUTERWORLD) - ',
    'LONDON, August 19 (New Ratings) ',
    'LONDON, England, Monday, Sept. 20: ',
    'JAKARTA (Agencies): ',
    'KUALA LUMPUR : ',
    'Los Angeles \u2013 ',
    'Clemson, SC -- ',
    'Rio de Janeiro \u2014 ',
    'Los Angeles, October 29: ',
    'AP - ',
    'Reuters - ',
    '(Reuters) - ',
    'By Ada Byron\n\n',
    'Photo : Ada Byron\n',
    'By Ada Byron\n\nPARIS (AFP) - ',
  ])('passes over %j', (dateline) => {
    for (const text of [
      'The river rose again.',
      'U.S. ferries sail.',
      '\u201CWe won,\u201D he said.',
    ]) {
      expect(skipDateline(dateline + text, 0)).toBe(dateline.length)
    }
    expect(isSentenceStart(`${dateline}The river rose again.`, dateline.length)).toBe(true)
  })

  it.each([
    'The film is set in 1968 -- the year before.',
    'CORRECTION - The river did not rise.',
    'UPDATE: The river rose.',
    'CORRECTION - RIVER ROSE AGAIN',
    'RIVER PRICES - APR 7 one month 0046/0043',
    'River Towns Inc said its River - I LP has signed.',
    'Ada Byron - The first of them all.',
    'Apple: The company said so.',
    'Attacks on ships -- ferries, tugs and others -- rose.',
    'River Towns Ltd. (RIV.N: Quote, Profile) has agreed.',
    'By noon the river had risen.',
    'By Monday\u2019s count, the river rose. It fell\n\nagain.',
    '',
    ' - ',
    '-',
  ])('finds none in %j', (text) => {
    expect(skipDateline(text, 0)).toBe(0)
  })

  it('never leaves the text, nor goes back', () => {
    fc.assert(
      fc.property(anyText, fc.nat(20), (text, from) => {
        const at = skipDateline(text, Math.min(from, text.length))
        expect(at).toBeGreaterThanOrEqual(Math.min(from, text.length))
        expect(at).toBeLessThanOrEqual(text.length)
      }),
    )
  })
})
