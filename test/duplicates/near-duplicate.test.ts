// The verdict on two stories, by examples: what a reprint may change, and what makes other news. Whole groups, and
// headlines, have tests of their own (find-duplicates, headlines).
import { describe, expect, it } from 'vitest'

import { hash32 } from '../../src/analysis/hash.ts'
import { compareSegments } from '../../src/duplicates/compared-stories.ts'
import { createNearDuplicateTest } from '../../src/duplicates/near-duplicate.ts'
import { termAt } from '../../src/index/dictionary.ts'
import type { StoryInput } from '../../src/story/story.ts'
import { indexOf } from '../helpers/small-news.ts'
import { ARTICLE, fillers, OTHER_ARTICLE, TEASER } from './texts.ts'

type Print = Partial<StoryInput>

/** Share of phrases that the second has of the first, the shorter; 0 for no duplicates. */
function likeness(shorter: Print, longer: Print): number {
  const stories = [
    { source: 'a', ...shorter },
    { source: 'b', ...longer },
  ]
  const live = indexOf([...stories, ...fillers(40).map(({ title, body }) => ({ title, body }))])
  const compared = compareSegments(live.snapshot.segments)
  const { dictionary } = compared
  const hashes = Uint32Array.from({ length: dictionary.size }, (_, term) =>
    hash32(termAt(dictionary, term)),
  )
  // By date and number, which differ from case to case.
  const ids = Array.from({ length: compared.count }, (_, number) => {
    const { story } = compared.placeOf(number)
    return live.snapshot.segments[0]?.stories.get(story).id
  })
  const test = createNearDuplicateTest(compared, hashes)
  test.setShorter(ids.indexOf('0'))
  return test.likeness(ids.indexOf('1'))
}

const change = (text: string, from: string, to: string): string => {
  expect(text).toContain(from)
  return text.replace(from, to)
}

describe('likeness', () => {
  it('is 1 of a story and its reprint', () => {
    expect(likeness(ARTICLE, ARTICLE)).toBe(1)
    expect(likeness(TEASER, TEASER)).toBe(1)
  })

  it('is the share of phrases where a reprint was edited', () => {
    const body = change(ARTICLE.body, 'seven weeks', 'long weeks')
    const share = likeness(ARTICLE, { ...ARTICLE, body })
    expect(share).toBeGreaterThan(0.95)
    expect(share).toBeLessThan(1)
  })

  it.each<[string, Print, Print]>([
    ['other news', ARTICLE, OTHER_ARTICLE],
    ['a short text and the article of which it says the same', TEASER, ARTICLE],
    [
      'another figure in a short text',
      TEASER,
      { ...TEASER, body: change(TEASER.body, 'Monday', 'Friday') },
    ],
    [
      'a short text that returns after three days',
      TEASER,
      { ...TEASER, publishedAt: '2025-10-20T00:00:00Z' },
    ],
    [
      'two headlines of one site',
      { ...ARTICLE, source: '', url: 'https://a.example/1' },
      { ...ARTICLE, title: 'Ramp done', source: '', url: 'https://a.example/2' },
    ],
    [
      'short headlines that say other things over a short text',
      { title: 'Elmdon wins', body: 'A late goal decided it.' },
      { title: 'Marram loses', body: 'A late goal decided it.' },
    ],
  ])('is 0 of %s', (_, one, other) => {
    expect(likeness(one, other)).toBe(0)
  })

  it.each<[string, Print, Print]>([
    [
      'a figure corrected in an article',
      ARTICLE,
      { ...ARTICLE, body: change(ARTICLE.body, 'seven', 'eight') },
    ],
    ['a short text a day later', TEASER, { ...TEASER, publishedAt: '2025-10-25T00:00:00Z' }],
    ['an article years later', ARTICLE, { ...ARTICLE, publishedAt: '2020-01-01T00:00:00Z' }],
    [
      'two addresses of one site under one headline',
      { ...ARTICLE, source: '', url: 'https://a.example/1' },
      { ...ARTICLE, source: '', url: 'https://a.example/2' },
    ],
    [
      'another headline over the same article',
      ARTICLE,
      { ...ARTICLE, title: 'Port Ellis ferry sails again' },
    ],
  ])('is above 0 of %s', (_, one, other) => {
    expect(likeness(one, other)).toBeGreaterThan(0)
  })
})
