import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeHtml } from '../../src/excerpt/escape-html.ts'
import type { Occurrence, Range, Tags } from '../../src/excerpt/excerpt.ts'
import { highlight, markRanges, mergeRanges } from '../../src/excerpt/mark.ts'
import { anyOccurrences, anyText, occurrencesOf, withoutTags } from './texts.ts'

const MARK: Tags = { pre: '<mark>', post: '</mark>' }

const at = (...ranges: Range[]): Occurrence[] =>
  ranges.map(([start, end], clause) => ({ start, end, clause }))

describe('mergeRanges', () => {
  it.each<[string, Range[], Range[]]>([
    [
      'keeps neighbours apart',
      [
        [0, 5],
        [6, 11],
      ],
      [
        [0, 5],
        [6, 11],
      ],
    ],
    [
      'joins what touches',
      [
        [0, 2],
        [2, 4],
      ],
      [[0, 4]],
    ],
    [
      'joins a compound and its parts',
      [
        [0, 7],
        [0, 3],
        [4, 7],
      ],
      [[0, 7]],
    ],
    [
      'joins what overlaps',
      [
        [0, 4],
        [2, 6],
      ],
      [[0, 6]],
    ],
    [
      'shows the same place once',
      [
        [3, 5],
        [3, 5],
      ],
      [[3, 5]],
    ],
    [
      'puts them in order',
      [
        [6, 8],
        [0, 2],
      ],
      [
        [0, 2],
        [6, 8],
      ],
    ],
    ['has nothing to say of nothing', [], []],
  ])('%s', (_rule, occurrences, expected) => {
    expect(mergeRanges(at(...occurrences))).toEqual(expected)
  })
})

describe('markRanges', () => {
  it.each<[string, Range[], string]>([
    ['AT&T wins', [[0, 4]], '<mark>AT&amp;T</mark> wins'],
    ['<b>bold</b>', [[3, 7]], '&lt;b&gt;<mark>bold</mark>&lt;/b&gt;'],
    [
      'North Korea',
      [
        [0, 5],
        [6, 11],
      ],
      '<mark>North</mark> <mark>Korea</mark>',
    ],
    ['no match', [], 'no match'],
    ['ends early', [[5, 99]], 'ends <mark>early</mark>'],
    ['a\u{1F600}b', [[2, 3]], 'a<mark>\u{1F600}</mark>b'],
    [
      'a\u{1F600}b',
      [
        [1, 2],
        [2, 3],
      ],
      'a<mark>\u{1F600}</mark>b',
    ],
  ])('marks %j at %j', (text, ranges, html) => {
    expect(markRanges(text, ranges, MARK)).toBe(html)
  })

  it('inserts tags as they are', () => {
    expect(markRanges('"x"', [[1, 2]], { pre: '<em class="hit">', post: '</em>' })).toBe(
      '&quot;<em class="hit">x</em>&quot;',
    )
  })
})

describe('highlight', () => {
  it('marks a whole field', () => {
    const title = 'North Korea Troop Deployment'
    expect(highlight(title, occurrencesOf(title, ['Korea', 'Troop']), MARK)).toEqual({
      html: 'North <mark>Korea</mark> <mark>Troop</mark> Deployment',
      ranges: [
        [6, 11],
        [12, 17],
      ],
    })
  })

  it('passes over occurrences that are no stretch of the text', () => {
    const occurrences = at([-1, 2], [3, 3], [4, 99], [NaN, 2], [1.5, 2])
    expect(highlight('title', occurrences, MARK)).toEqual({ html: 'title', ranges: [] })
  })

  it('gives escaped text when the tags are taken out, and disjoint ranges inside', () => {
    const input = anyText.chain((text) => fc.tuple(fc.constant(text), anyOccurrences(text.length)))
    fc.assert(
      fc.property(input, ([text, occurrences]) => {
        const { html, ranges } = highlight(text, occurrences, MARK)
        expect(withoutTags(html, MARK)).toBe(escapeHtml(text))
        let last = -1
        for (const [start, end] of ranges) {
          expect(start).toBeGreaterThan(last)
          expect(end).toBeGreaterThan(start)
          last = end
        }
        expect(last).toBeLessThanOrEqual(text.length)
      }),
    )
  })
})
