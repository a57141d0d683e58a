import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { buildIndex } from '../../src/store/build-index.ts'
import { compileIndex } from '../../src/store/compile-index.ts'
import type { StoryInput } from '../../src/story/story.ts'
import { anyStoriesWithCopies } from '../helpers/oracle/any-corpus.ts'
import { areGrouped, groupsOf, type Text } from './groups-of.ts'
import { ARTICLE, OTHER_ARTICLE, TEASER } from './texts.ts'

// What are near-duplicates?
// 1. The same text, also from another source, with a few words changed, an agency and a place put before,
//    its end cut off, a paragraph added, or another headline that fits it.
// 2. Not: another text under the same headline; the same text with other figures, if it is short; the same
//    snippet under headlines that it does not fit; a short text that returns on another day; what is too
//    short to tell.
// 3. Where nothing says that one is a reprint, since dates are missing and the sources are one or unknown,
//    only long texts with little changed are.
// 4. Likeness is not passed on: all of a group are near to its longest story.

const edit = (text: Text, change: (body: string) => string): Text => ({
  ...text,
  body: change(text.body),
})

const cut = (share: number) => (text: string) =>
  text.slice(0, text.lastIndexOf(' ', text.length * share))

const DATED = { publishedAt: '2025-10-20T07:00:00Z' } as const

const PARAGRAPH =
  'Readers who want to know more can call the desk in the afternoon or write to the editors.'

describe('findDuplicates', () => {
  it.each<[string, Text, Text]>([
    ['the same article', ARTICLE, ARTICLE],
    ['the same teaser', TEASER, TEASER],
    [
      'an article with a few words changed',
      ARTICLE,
      edit(ARTICLE, (body) => body.replace('divers', 'engineers').replace('hangs', 'depends')),
    ],
    [
      'an article with a figure corrected',
      ARTICLE,
      edit(ARTICLE, (body) => body.replace('seven weeks', 'eight weeks')),
    ],
    [
      'a teaser with a word changed',
      TEASER,
      edit(TEASER, (body) => body.replace('tore off', 'ripped off')),
    ],
    [
      'a teaser of an agency, with its place',
      TEASER,
      { title: `${TEASER.title} (Agency)`, body: `PORT ELLIS (Agency) – ${TEASER.body}` },
    ],
    ['an article cut off after two thirds', ARTICLE, edit(ARTICLE, cut(0.67))],
    ['a teaser cut off after three quarters', TEASER, edit(TEASER, cut(0.75))],
    [
      'an article with a paragraph after it',
      ARTICLE,
      edit(ARTICLE, (body) => `${body}\n\n${PARAGRAPH}`),
    ],
    [
      'an article with a paragraph before it',
      ARTICLE,
      edit(ARTICLE, (body) => `${PARAGRAPH}\n\n${body}`),
    ],
    ['an article under another headline', ARTICLE, { ...ARTICLE, title: 'A ramp, and a town' }],
    [
      'a teaser under another headline that fits it',
      TEASER,
      { ...TEASER, title: 'Port Ellis: ramp replaced, ferry sails on Monday' },
    ],
    [
      'an article and what it begins with, under its headline',
      ARTICLE,
      edit(ARTICLE, (body) => body.slice(0, body.indexOf('\n\n'))),
    ],
    [
      'other case, accents and signs',
      TEASER,
      { title: TEASER.title.toUpperCase(), body: TEASER.body.replaceAll(',', ' –') },
    ],
  ])('groups %s', (_, one, other) => {
    expect(areGrouped(one, other)).toBe(true)
  })

  it.each<[string, Partial<StoryInput> & Text, Partial<StoryInput> & Text]>([
    ['other articles', ARTICLE, OTHER_ARTICLE],
    [
      'other texts under the same headline',
      {
        title: 'Stocks open higher',
        body: 'Shares of banks led the market at the bell in a calm week.',
      },
      {
        title: 'Stocks open higher',
        body: 'Gains of chip makers lifted prices as oil grew cheaper.',
      },
    ],
    [
      'a teaser with another result',
      {
        title: 'Kings win at home',
        body: 'The Kings beat the Jazz 105-104 at home after a late basket by the guard, their third win in a row this season.',
      },
      {
        title: 'Kings win at home',
        body: 'The Kings beat the Jazz 99-91 at home after a late basket by the guard, their third win in a row this season.',
      },
    ],
    [
      'a teaser with the same figures the other way round',
      {
        title: 'Town hold Rovers',
        body: 'Town and Rovers parted 2-1 in the cup on a wet night, and the keeper was the best man on the pitch.',
      },
      {
        title: 'Town hold Rovers',
        body: 'Town and Rovers parted 1-2 in the cup on a wet night, and the keeper was the best man on the pitch.',
      },
    ],
    [
      'a notice of another month',
      {
        title: 'Rate left unchanged',
        body: 'The central bank left its rate unchanged in April as expected, its council said after the meeting in the capital.',
      },
      {
        title: 'Rate left unchanged',
        body: 'The central bank left its rate unchanged in June as expected, its council said after the meeting in the capital.',
      },
    ],
    [
      'a figure in words and another in digits',
      {
        title: 'Bank adds reserves',
        body: 'The central bank entered the market to add two billion crowns in reserves for its customers, a spokesman said.',
      },
      {
        title: 'Bank adds reserves',
        body: 'The central bank entered the market to add 3.5 billion crowns in reserves for its customers, a spokesman said.',
      },
    ],
    [
      'the same snippet under headlines that it does not fit',
      {
        title: 'Sun chases supercomputing record',
        body: 'With the economy turning up, new hardware has been on the minds of businesses for months as their second priority.',
      },
      {
        title: 'Smart phone from abroad lands here',
        body: 'With the economy turning up, new hardware has been on the minds of businesses for months as their second priority.',
      },
    ],
    [
      'a short text that returns a week later',
      { ...TEASER, publishedAt: '2025-10-20T07:00:00Z' },
      { ...TEASER, publishedAt: '2025-10-27T07:00:00Z' },
    ],
    [
      'texts too short to tell',
      { title: 'Morning news', body: 'All of it.' },
      { title: 'Morning news', body: 'All of it.' },
    ],
    [
      'a short article that a long one quotes',
      { title: 'Ramp', body: TEASER.body },
      {
        title: 'What the papers say',
        body: `${OTHER_ARTICLE.body}\n\n${TEASER.body}\n\n${PARAGRAPH}`,
      },
    ],
  ])('keeps apart %s', (_, one, other) => {
    expect(areGrouped(one, other)).toBe(false)
  })

  it('groups a short text that another paper prints the day after', () => {
    const [one, other] = ['2025-10-20T07:00:00Z', '2025-10-21T19:00:00+04:00'].map(
      (publishedAt) => ({ ...TEASER, publishedAt }),
    )
    expect(areGrouped(one ?? TEASER, other ?? TEASER)).toBe(true)
  })

  it.each<[string, boolean, Partial<StoryInput> & Text, Partial<StoryInput>]>([
    ['a short text of two sources', true, TEASER, {}],
    ['a short text of one source on one day', true, { ...TEASER, ...DATED }, { source: 'gazette' }],
    ['a short text of one source', false, TEASER, { source: 'gazette' }],
    ['a short text of no known source', false, { ...TEASER, source: '' }, {}],
    ['a short text of one source, dated once', false, TEASER, { ...DATED, source: 'gazette' }],
    ['a long text of one source', true, ARTICLE, { source: 'gazette' }],
    [
      'a long text of one source with a word changed',
      true,
      ARTICLE,
      { body: ARTICLE.body.replace('divers', 'engineers'), source: 'gazette' },
    ],
    [
      'a long text of one source and its first half',
      false,
      ARTICLE,
      { body: cut(0.67)(ARTICLE.body), source: 'gazette' },
    ],
  ])('asks what says that it is a reprint: %s: %s', (_, expected, one, changes) => {
    expect(areGrouped(one, { ...one, source: 'herald', ...changes })).toBe(expected)
  })

  it('does not pass likeness on: every story of a group is near to its longest', () => {
    // Each is near to the one before it, and the last has nothing of the first.
    const words = Array.from(
      { length: 260 },
      (_, i) => `word${'abcdefghij'[i % 10]}${'klmnopqrstuvwxyz'[i >> 4]}${'aeiou'[i % 5]}`,
    )
    const chain = Array.from({ length: 9 }, (_, i) => ({
      id: `link-${i}`,
      title: 'A chain of copies',
      ...DATED,
      body: words.slice(20 * i, 20 * i + 100).join(' '),
    }))
    const groups = groupsOf(chain)
    expect(groups.length).toBeGreaterThan(1)
    for (const group of groups) expect(group.length).toBeLessThan(5)
  })

  it('finds a copy among a thousand of a kind, in bounded time', () => {
    const ofAKind = Array.from({ length: 1000 }, (_, i) => ({
      id: `kind-${i}`,
      title: 'Rates of the day',
      ...DATED,
      body: `Crowns ${100 + i} to the dollar and ${5000 + 3 * i} to the pound at the close in the capital, dealers of the bank said after a calm day.`,
    }))
    const copies = [...ofAKind, { ...ofAKind[500], id: 'copy' } as StoryInput]
    expect(groupsOf(copies)).toEqual([expect.arrayContaining(['kind-500', 'copy'])])
  })

  it('finds groups across serialized segments', () => {
    const stories = [ARTICLE, TEASER, OTHER_ARTICLE, ARTICLE, TEASER].map((text, i) => ({
      ...text,
      id: `story-${i}`,
      source: `paper ${i}`,
    }))
    expect(groupsOf(stories)).toHaveLength(2)
    expect(groupsOf(stories, 7)).toEqual(groupsOf(stories))
  })

  it('survives whatever is written', () => {
    const texts = [
      '',
      '\u0000',
      '\ud800',
      '__proto__ constructor',
      'a '.repeat(20_000),
      '1 '.repeat(5000),
    ]
    const stories = [...texts, ...texts].map((body, i) => ({
      id: `${i}`,
      title: body.slice(0, 40),
      body,
      ...DATED,
    }))
    expect(groupsOf(stories)).toHaveLength(2)
  })

  it('puts every story into one group at most, newest first', () => {
    fc.assert(
      fc.property(anyStoriesWithCopies, (stories) => {
        const { duplicates } = compileIndex(buildIndex(stories))
        const all = duplicates.members.flat()
        expect(new Set(all).size).toBe(all.length)
        duplicates.members.forEach((group, i) => {
          expect(group.length).toBeGreaterThan(1)
          expect(group).toEqual([...group].sort((a, b) => a - b))
          for (const story of group) expect(duplicates.groupOf[0]?.[story]).toBe(i + 1)
        })
      }),
      { numRuns: 50 },
    )
  })
})
