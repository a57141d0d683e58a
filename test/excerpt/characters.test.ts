import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isCharacterBoundary, trimSpace } from '../../src/excerpt/characters.ts'
import { anyText } from './texts.ts'

describe('isCharacterBoundary', () => {
  it.each([
    ['an accent stays with its letter', 'e\u0301', 1],
    ['a pair is one', '\u{1F600}', 1],
    ['a family is one', '\u{1F468}\u200D\u{1F469}', 2],
    ['a family is one after its joiner', '\u{1F468}\u200D\u{1F469}', 3],
    ['a flag is one', '\u{1F1E6}\u{1F1EA}', 2],
    ['a skin tone stays with its hand', '\u{1F44D}\u{1F3FD}', 2],
    ['a conjunct is one', '\u0915\u094D\u0937', 2],
    ['a Thai vowel stays with the consonant after it', '\u0E40\u0E01', 1],
    ['a line end is one', '\r\n', 1],
  ])('%s', (_rule, text, at) => {
    expect(isCharacterBoundary(text, at)).toBe(false)
  })

  it('parts nothing that Unicode keeps together', () => {
    const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })
    fc.assert(
      fc.property(anyText, (text) => {
        const starts = new Set([...graphemes.segment(text)].map(({ index }) => index))
        for (let at = 1; at < text.length; at += 1) {
          if (isCharacterBoundary(text, at)) expect(starts).toContain(at)
        }
      }),
    )
  })
})

describe('trimSpace', () => {
  it.each([
    ['  a b \n', [2, 5]],
    ['ab', [0, 2]],
    [' \u00A0\u3000\u200B\t', [0, 0]],
    ['', [0, 0]],
  ])('of %j gives %j', (text, expected) => {
    expect(trimSpace(text, [0, text.length])).toEqual(expected)
  })
})
