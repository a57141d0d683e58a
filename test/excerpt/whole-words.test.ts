import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isMarkable } from '../../src/excerpt/mark.ts'
import { toWholeWords } from '../../src/excerpt/whole-words.ts'
import { anyOccurrences, anyText, occurrencesOf } from './texts.ts'

const LONG = `one ${'ab'.repeat(20)}needle${'cd'.repeat(20)} two`

describe('toWholeWords', () => {
  it.each([
    [
      'a word with its punctuation',
      'He said \u201Ctroops,\u201D and left.',
      'troops',
      '\u201Ctroops,\u201D',
    ],
    ['a compound with its other parts', 'Lakers win 128-110 at home', '110', '128-110'],
    ['a price with its sign', 'about \u20AC 40 million', '40', '\u20AC 40'],
    ['a phrase to both its ends', 'the pre-war fleet-base fell', 'war fleet', 'pre-war fleet-base'],
    [
      'no more in a script without spaces',
      '\u6771\u4EAC\u90FD\u5E81',
      '\u4EAC\u90FD',
      '\u4EAC\u90FD',
    ],
    ['no more in a word longer than the length', LONG, 'needle', 'needle'],
    [
      'whole characters in such a word',
      LONG.replace('needle', 'needle\u0301'),
      'needle',
      'needle\u0301',
    ],
  ])('widens %s', (_what, text, word, widened) => {
    const [occurrence] = toWholeWords(text, occurrencesOf(text, [word]), 30)
    expect(text.slice(occurrence?.start, occurrence?.end)).toBe(widened)
  })

  it('leaves out what no passage of the length can show', () => {
    const text = 'a phrase that is longer than twenty units'
    expect(toWholeWords(text, [{ start: 2, end: 30, clause: 0 }], 20)).toEqual([])
    expect(toWholeWords(text, [{ start: 4, end: 24, clause: 0 }], 20)).toEqual([])
  })

  it('widens each occurrence as if it were the only one, and keeps their order', () => {
    const input = anyText.chain((text) => fc.tuple(fc.constant(text), anyOccurrences(text.length)))
    fc.assert(
      fc.property(input, fc.integer({ min: 1, max: 70 }), ([text, any], length) => {
        const occurrences = any.filter((occurrence) => isMarkable(text, occurrence))
        const widened = toWholeWords(text, occurrences, length)
        expect(widened).toEqual(
          occurrences.flatMap((occurrence) => toWholeWords(text, [occurrence], length)),
        )
        expect(widened).toEqual([...widened].sort((a, b) => a.start - b.start))
      }),
      { numRuns: 1000 },
    )
  })
})
