import { describe, expect, it } from 'vitest'
import {
  isWordBoundary,
  wordBoundaryAtOrAfter,
  wordBoundaryAtOrBefore,
} from '../../src/excerpt/word-boundaries.ts'

/** Writes a text with a bar at every inner place where it may be cut, one beside each space. */
function cuts(text: string): string {
  let shown = ''
  for (let at = 0; at < text.length; at += 1) {
    const isInner = at > 0 && isWordBoundary(text, at) && !/\s/u.test(text.charAt(at))
    shown += (isInner ? '|' : '') + text.charAt(at)
  }
  return shown
}

describe('isWordBoundary', () => {
  it.each([
    'North |Korea |sends |troops',
    '128-110 |for |$1.13bn |at |AT&T',
    'state-run \u201C|inappropriate\u201D'.replace('\u201C|', '|\u201C'),
    'said:\n\n|Next',
    'the |deal|\u2014|if |any',
    'US$ 5 |and |\u20AC 7',
    'e\u0301te\u0301 |\u{1F468}\u200D\u{1F469} |x',
    '\u6771|\u4EAC|\u90FD|\u306F\u3001|\u5341|\u65E5\u3002|\u300C\u547D\u300D|\u3068',
    '\u4ECA|\u65E5 |\u30A6\u30AF\u30E9\u30A4\u30CA|\u3067',
    'iPhone\u5728|\u4E2D|\u56FD',
    '\u0928\u0908 |\u092F\u094B\u091C\u0928\u093E',
  ])('cuts %s at the bars', (expected) => {
    expect(cuts(expected.replaceAll('|', ''))).toBe(expected)
  })
})

describe('wordBoundaryAtOrBefore', () => {
  it.each([
    ['the last boundary before', 'one two three', 10, 1, 8],
    ['the place itself', 'one two three', 7, 1, 7],
    ['a place within a word that fills it all', 'abcdefgh', 5, 1, 5],
    ['a place that keeps the accent', 'abcde\u0301fgh', 5, 1, 4],
    [
      'a place that keeps the pair where nothing else is left',
      'e\u0301\u0301\u{1F3FD}\u0301',
      4,
      1,
      3,
    ],
  ])('gives %s', (_what, text, at, least, expected) => {
    expect(wordBoundaryAtOrBefore(text, at, least)).toBe(expected)
  })
})

describe('wordBoundaryAtOrAfter', () => {
  it.each([
    ['the first boundary after', 'one two three', 1, 8, 3],
    ['a place that keeps the accent in a word that fills it all', 'abcde\u0301fgh', 5, 8, 6],
    ['the end where one character fills it all', 'e\u0301\u0301\u0301', 1, 3, 3],
  ])('gives %s', (_what, text, at, most, expected) => {
    expect(wordBoundaryAtOrAfter(text, at, most)).toBe(expected)
  })
})
