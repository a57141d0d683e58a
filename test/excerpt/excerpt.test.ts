// What holds of every excerpt, whatever the body and the occurrences:
// 1. `html` without its tags is the escaped `text`.
// 2. `text` without the ellipses is the body from `start` on.
// 3. An ellipsis stands where something other than white space was left out, and only there.
// 4. Ranges are sorted, disjoint, inside, and exactly the occurrences that lie in the passage.
// 5. No passage is longer than asked, empty, or begins or ends in white space.
// 6. Passages do not overlap and are in order; there are no more than asked.
// 7. No word is cut but one longer than the length; no character and no surrogate pair is.
// 8. If one passage can hold all clauses, an only one does.
// 9. The body beyond the passages and the occurrences is never looked at.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isCharacterBoundary,
  isSpace,
  splitsPair,
  trimSpace,
} from '../../src/excerpt/characters.ts'
import { escapeHtml } from '../../src/excerpt/escape-html.ts'
import type { ExcerptOptions, Tags } from '../../src/excerpt/excerpt.ts'
import { mergeRanges } from '../../src/excerpt/mark.ts'
import { makeExcerpts } from '../../src/excerpt/select-passages.ts'
import { findBackward, findForward, isWordBoundary } from '../../src/excerpt/word-boundaries.ts'
import { anyOccurrences, anyText, occurrencesOf, withoutTags } from './texts.ts'

/** Tags that escaped text cannot hold. */
const MARK: Tags = { pre: '<mark>', post: '</mark>' }

const DEFAULTS: ExcerptOptions = { count: 1, length: 80, tags: MARK, truncated: false }

const anyInput = anyText.chain((body) =>
  fc.record({
    body: fc.constant(body),
    occurrences: anyOccurrences(body.length),
    options: fc.record({
      count: fc.integer({ min: 1, max: 5 }),
      length: fc.integer({ min: 1, max: 90 }),
      tags: fc.constant(MARK),
      truncated: fc.boolean(),
    }),
  }),
)

/** Where the passage of an excerpt ends in the body, and whether an ellipsis follows it. */
function endOf(
  text: string,
  body: string,
  start: number,
  content: readonly [number, number],
  { length, truncated }: ExcerptOptions,
): { readonly end: number; readonly endsCut: boolean } {
  const bare = start > content[0] ? text.slice(1) : text
  const end = start + bare.length
  const isWhole =
    !truncated && end === content[1] && end - start <= length && bare === body.slice(start, end)
  return isWhole ? { end, endsCut: false } : { end: end - 1, endsCut: true }
}

describe('every excerpt', () => {
  it('is an exact, marked, well cut piece of the body', () => {
    fc.assert(
      fc.property(anyInput, ({ body, occurrences, options }) => {
        const content = trimSpace(body, [0, body.length])
        const excerpts = makeExcerpts(body, occurrences, options)
        expect(excerpts.length).toBeLessThanOrEqual(options.count)
        const passages: [number, number][] = []
        for (const { html, text, start, ranges } of excerpts) {
          expect(withoutTags(html, MARK)).toBe(escapeHtml(text))
          const before = start > content[0] ? 1 : 0
          const { end, endsCut } = endOf(text, body, start, content, options)
          const after = endsCut ? '\u2026' : ''
          expect(text).toBe((before > 0 ? '\u2026' : '') + body.slice(start, end) + after)
          expect(endsCut).toBe(end < content[1] || options.truncated)
          expect(end - start).toBeGreaterThan(0)
          expect(end - start).toBeLessThanOrEqual(options.length)
          expect(isSpace(body.charCodeAt(start)) || isSpace(body.charCodeAt(end - 1))).toBe(false)
          expect(splitsPair(body, start) || splitsPair(body, end)).toBe(false)
          const inside = occurrences.filter(
            (other) =>
              other.start >= start &&
              other.end <= end &&
              other.start < other.end &&
              !splitsPair(body, other.start) &&
              !splitsPair(body, other.end) &&
              !isSpace(body.charCodeAt(other.start)) &&
              !isSpace(body.charCodeAt(other.end - 1)),
          )
          const shift = before - start
          expect(ranges).toEqual(mergeRanges(inside).map(([a, b]) => [a + shift, b + shift]))
          passages.push([start, end])
        }
        for (const [index, [start]] of passages.entries()) {
          expect(start).toBeGreaterThanOrEqual(passages[index - 1]?.[1] ?? 0)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('cuts no word that fits the length and no character', () => {
    fc.assert(
      fc.property(anyInput, ({ body, occurrences, options }) => {
        for (const { text, start } of makeExcerpts(body, occurrences, options)) {
          const content = trimSpace(body, [0, body.length])
          const { end } = endOf(text, body, start, content, options)
          for (const cut of [start, end]) {
            if (isWordBoundary(body, cut)) continue
            // Letters on both sides: the word must be longer than the passage may be.
            const letters = /[\p{L}\p{M}\p{N}]{2}/u.test(body.slice(cut - 1, cut + 1))
            if (!letters) continue
            const from = findBackward(body, cut, 0, isWordBoundary) ?? 0
            const to = findForward(body, cut, body.length, isWordBoundary) ?? body.length
            expect(to - from).toBeGreaterThan(options.length)
            if (!isCharacterBoundary(body, cut)) {
              const first = findBackward(body, cut, 0, isCharacterBoundary) ?? 0
              const last = findForward(body, cut, body.length, isCharacterBoundary) ?? body.length
              expect(last - first).toBeGreaterThan(options.length)
            }
          }
        }
      }),
      { numRuns: 2000 },
    )
  })
})

describe('the only excerpt', () => {
  const words = ['oil', 'gas', 'coal', 'wind', 'the', 'and', 'prices', 'Monday']
  const stops = [' ', ' ', ' ', ', ', '. ', '.\n\n', '? ', '; ']
  const newsText = fc
    .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(...stops)), { maxLength: 40 })
    .map((parts) => parts.flat().join('').trim())

  it('holds as many clauses as any passage between words can', () => {
    fc.assert(
      fc.property(newsText, fc.integer({ min: 12, max: 80 }), (body, length) => {
        const occurrences = occurrencesOf(body, words.slice(0, 4))
        let most = 0
        for (const { start } of occurrences) {
          for (const { end } of occurrences) {
            // Every word starts where it was found and ends with its punctuation.
            const after = body.slice(end).search(/\s/u)
            const to = after === -1 ? body.length : end + after
            if (end <= start || to - start > length) continue
            const inside = occurrences.filter((other) => other.start >= start && other.end <= end)
            most = Math.max(most, new Set(inside.map(({ clause }) => clause)).size)
          }
        }
        const [first] = makeExcerpts(body, occurrences, { ...DEFAULTS, length })
        const shown = first?.ranges.map(([start, end]) => first.text.slice(start, end)) ?? []
        expect(new Set(shown).size).toBe(most)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('the cost of an excerpt', () => {
  /** A string that counts how many of its UTF-16 code units are read. */
  function counting(body: string): { readonly text: string; readonly read: () => number } {
    let units = 0
    const source = {
      length: body.length,
      charAt: (at: number) => ((units += 1), body.charAt(at)),
      charCodeAt: (at: number) => ((units += 1), body.charCodeAt(at)),
      codePointAt: (at: number) => ((units += 1), body.codePointAt(at)),
      slice: (from: number, to: number) => ((units += to - from), body.slice(from, to)),
    }
    // Nothing else of a string is used; anything else would fail loudly.
    return { text: source as unknown as string, read: () => units }
  }

  const sentence = 'Rain fell on the quiet harbour town again, and nobody minded much. '
  const near = `${sentence.repeat(15)}A needle was found. ${sentence.repeat(15)}`
  const far = sentence.repeat(7500)

  it.each([
    ['one occurrence', ['needle'], 1],
    ['several excerpts', ['needle', 'found'], 5],
    ['the lead', [], 1],
  ])('for %s does not depend on the length of the body', (_what, queried, count) => {
    const options = { ...DEFAULTS, length: 200, count }
    const short = counting(near)
    const shortExcerpts = makeExcerpts(short.text, occurrencesOf(near, queried), options)
    const body = near + far
    expect(body.length).toBeGreaterThan(500_000)
    const long = counting(body)
    expect(makeExcerpts(long.text, occurrencesOf(body, queried), options)).toEqual(shortExcerpts)
    expect(long.read()).toBe(short.read())
    expect(long.read()).toBeLessThan(10_000)
  })

  it.each([
    ['ordinary words', 'a word and '],
    ['one endless word', 'a-'],
    ['one endless word of two letters', 'a-b/'],
  ])('with 80,000 occurrences grows with the occurrences alone: %s', (_what, piece) => {
    const body = piece.repeat(80_000)
    const occurrences = Array.from({ length: 80_000 }, (_, index) => ({
      start: index * piece.length,
      end: index * piece.length + 1,
      clause: index % 3,
    }))
    const { text, read } = counting(body)
    expect(makeExcerpts(text, occurrences, { ...DEFAULTS, length: 200, count: 5 })).toHaveLength(5)
    expect(read()).toBeLessThan(80_000 * 60)
  })
})
