import { describe, expect, it } from 'vitest'
import { isRubbish, measureTextPage } from '../../../bench/ingest/measure-text-page.ts'
import type { Story } from '../../../src/story/story.ts'

const LONG =
  'The lamps along the harbour of Port Lenn will stay dark for a week, the council decided on Monday, so that the young eels that come in from the sea find the river.'
const story = (fields: Partial<Story>): Story => ({
  id: 'a',
  kind: 'article',
  title: 'Lamps go dark on the quay',
  body: LONG,
  truncated: false,
  lists: [],
  source: 'page.txt',
  ...fields,
})
const EXPECTED = { headline: 'Lamps Go Dark on the Quay | Quay News', posted: 'Quay lamps out' }
const HEAD = [EXPECTED.headline, 'Lamps Go Dark on the Quay', 'By Ines Valcourt', '1 June 2026']
const measure = (fields: Partial<Story>, lines: readonly string[] = [...HEAD, LONG]) =>
  measureTextPage(lines.join('\n'), EXPECTED, [story(fields)])

describe('measureTextPage', () => {
  it.each([
    ['Lamps go dark on the quay', true, true],
    ['Lamps Go Dark on the Quay | Quay News', true, true],
    ['Quay Lamps Out', true, true],
    ['Business Lamps go dark on the quay', false, true],
    ['Skip to content', false, false],
    ['', false, false],
  ])(
    'tells of the title %j whether it is the headline',
    (title, isSameHeadline, isNearHeadline) => {
      expect(measure({ title })).toMatchObject({ isSameHeadline, isNearHeadline })
    },
  )

  it('counts the long sentences that are in the text', () => {
    const other = LONG.replace('Monday', 'Tuesday').replace('river', 'lake')
    expect(measure({}, [...HEAD, LONG, other, 'A short one.'])).toMatchObject({
      longSentences: 2,
      keptSentences: 1,
    })
  })

  it('finds author and day where the page states them', () => {
    expect(
      measure({ author: 'Ines Valcourt', publishedAt: '2026-06-01T09:00:00+00:00' }),
    ).toMatchObject({
      statedAuthors: ['Ines Valcourt'],
      hasAuthor: true,
      statedDays: ['2026-06-01'],
      hasDate: true,
    })
    expect(measure({})).toMatchObject({ hasAuthor: false, hasDate: false })
  })

  it('takes no author and no day from captions and sentences', () => {
    const lines = [EXPECTED.headline, 'Photo by Ana Reyes', 'A lamp is lit on May 8, 2025.', LONG]
    expect(measure({}, lines)).toMatchObject({ statedAuthors: [], statedDays: [] })
  })
})

describe('isRubbish', () => {
  it.each([
    ['Share', true],
    ['Related Topics', true],
    ['Sign in to read more of this', true],
    ['Old pier sold for one coin', false],
  ])('of %j is %s', (title, expected) => {
    expect(isRubbish(title)).toBe(expected)
  })
})
