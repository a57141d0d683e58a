// Texts to try functions on: what scraped news holds at its worst.
import fc from 'fast-check'
import type { Occurrence, Tags } from '../../src/excerpt/excerpt.ts'

export const BRACKETS: Tags = { pre: '[[', post: ']]' }

const pieces = [
  ...['troops', 'Korea', 'the', 'of', 'a', 'I', 'U.S.', 'Mr.', '128-110', '$1.13bn', '$ 5', 'p.m.'],
  ...[' ', ' ', ' ', '  ', '\n\n', '\n', '\r\n', '\t', '\u00A0', '\u200B'],
  ...['.', '. ', '? ', '! ', ', ', ' \u2013 ', '\u2014', '\u2026', '...', '"', '\u201C', '\u201D'],
  ...['(', ') ', '[', '&', '<b>', "'", '\u2019s', '-', '/'],
  ...['\u6771\u4EAC', '\u90FD', '\u3002', '\u300C', '\u300D', '\u30A6\u30AF\u30E9'],
  ...['\u0915\u094D\u0937\u093F', '\u0964 ', '\u0639\u0631\u0628', '\u061F ', '\u0E40\u0E01'],
  ...['e\u0301', '\u0301', '\u{1F600}', '\u{1F468}\u200D\u{1F469}', '\u{1F1E6}\u{1F1EA}', '\uFE0F'],
  ...['\uD83D', '\uDE00', '\0', '__proto__', 'x'.repeat(60)],
]

/** Any text: pieces of news, or any code points, lone surrogates included. */
export const anyText: fc.Arbitrary<string> = fc
  .oneof(
    { weight: 4, arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 60 }) },
    { weight: 1, arbitrary: fc.array(fc.string({ unit: 'binary' }), { maxLength: 6 }) },
  )
  .map((parts) => parts.join(''))

/** Occurrences anywhere in a text of this length, a little outside too, in order of start. */
export function anyOccurrences(length: number): fc.Arbitrary<Occurrence[]> {
  const one = fc.record({
    start: fc.integer({ min: -1, max: length + 1 }),
    size: fc.integer({ min: 0, max: 12 }),
    clause: fc.integer({ min: 0, max: 4 }),
  })
  return fc
    .array(one, { maxLength: 12 })
    .map((list) =>
      list
        .map(({ start, size, clause }) => ({ start, end: start + size, clause }))
        .sort((a, b) => a.start - b.start),
    )
}

/** Finds every place where a word stands in a text; the word's number is its clause. */
export function occurrencesOf(text: string, words: readonly string[]): Occurrence[] {
  const found: Occurrence[] = []
  for (const [clause, word] of words.entries()) {
    let start = text.indexOf(word)
    while (start !== -1) {
      found.push({ start, end: start + word.length, clause })
      start = text.indexOf(word, start + word.length)
    }
  }
  return found.sort((a, b) => a.start - b.start || a.end - b.end)
}

/** Takes tags out of marked HTML. */
export function withoutTags(html: string, tags: Tags): string {
  return html.replaceAll(tags.pre, '').replaceAll(tags.post, '')
}
