// The properties that are checked:
// 1. The article is title, author, date, views and text; credits and promotion are no part of it.
// 2. Teasers are anchored by their date lines; labels name their lists.
// 3. Each part may be missing, and blank lines mean nothing.
// 4. What cannot be read is reported with its line, and the rest is kept.
// 5. No text makes it throw, and its work grows with the text and no faster.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseNewsPage } from '../../../src/sources/page/parse-news-page.ts'
import type { ParsedSource, StoryDraft } from '../../../src/story/story-draft.ts'

const parse = (text: string, timeZone = 'UTC'): ParsedSource =>
  parseNewsPage(text, { source: 'page.txt', timeZone })
const fixture = (name: string): string =>
  readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8')

const PARAGRAPH_1 =
  'Port Lenn – The council met on Monday and decided, after a long debate in which nobody agreed with anybody, that the lamps along the quay will stay dark while the young eels look for the river, which takes a week in most years.'
const PARAGRAPH_2 = 'The lamps come back next week.'
const CUT =
  'A hundred characters of snippet that the site cut off without any care for where a word may be endin'
const teaser = (n: number): string[] => [
  `Headline Number ${n}`,
  `The snippet of story ${n} is short and whole.`,
  `Oct. 25, 2025 6 p.m. ${n}`,
]
const ARTICLE = {
  title: ['Lamps Go Dark', 'Lamps Go Dark'],
  byline: ['Post by : Ines Valcourt'],
  date: ['Oct. 24, 2025 noon 12'],
  photo: ['Photo : Quay Studio'],
  body: [PARAGRAPH_1, 'What Happens Now', PARAGRAPH_2],
}
const BODY = ARTICLE.body.join('\n\n')

/** Title, kind, list and body of each story, to be read at a glance. */
const outline = (stories: readonly StoryDraft[]): unknown[] =>
  stories.map(({ kind, title, lists }) => [kind, title, ...lists])

describe('the article of a page', () => {
  const articleOf = (lines: readonly (readonly string[])[]): StoryDraft | undefined => {
    const { stories, issues } = parse(lines.flat().join('\n\n'))
    expect(issues).toEqual([])
    expect(stories.slice(1).map(({ kind }) => kind)).toEqual(['teaser', 'teaser'])
    return stories[0]
  }
  const { title, byline, date, photo, body } = ARTICLE
  const teasers = [...teaser(1), ...teaser(2)]

  it('has title, author, date, views and text', () => {
    expect(articleOf([title, byline, date, photo, body, teasers])).toEqual({
      kind: 'article',
      title: 'Lamps Go Dark',
      body: BODY,
      truncated: false,
      author: 'Ines Valcourt',
      publishedAt: '2025-10-24T12:00:00+00:00',
      views: 12,
      lists: [],
      source: 'page.txt',
    })
  })

  const once = title.slice(0, 1)
  it.each([
    ['a title that stands once', [once, byline, date, photo, body, teasers]],
    ['a title that stands three times', [title, once, byline, date, photo, body, teasers]],
    [
      'a title that stands again below the credit',
      [title, byline, date, photo, once, body, teasers],
    ],
    ['no byline', [title, date, photo, body, teasers]],
    ['no photo credit', [title, byline, date, body, teasers]],
    ['only a title', [title, body, teasers]],
    ['title, date and text', [once, date, body, teasers]],
    ['title and text', [once, body, teasers]],
    ['the date above the byline', [title, date, byline, photo, body, teasers]],
    [
      'an update below the date',
      [title, byline, date, ['Updated: Oct. 25, 2025 1 a.m.'], body, teasers],
    ],
    [
      'its views on a line of their own',
      [title, byline, ['Oct. 24, 2025 noon', '12'], photo, body, teasers],
    ],
    ['a plain byline', [title, ['By Ines Valcourt'], date, photo, body, teasers]],
  ])('is found with %s', (_, lines) => {
    expect(articleOf(lines)).toMatchObject({ kind: 'article', title: 'Lamps Go Dark', body: BODY })
  })

  it('takes a standfirst between title and byline as its first paragraph', () => {
    const standfirst = ['The eels need the night.']
    const article = articleOf([once, standfirst, byline, date, body, teasers])
    expect(article?.body).toBe(`The eels need the night.\n\n${BODY}`)
  })

  it('takes a standfirst between title and date where a paragraph follows', () => {
    const article = articleOf([once, ['The eels need the night.'], date, body, teasers])
    expect(article).toMatchObject({
      title: 'Lamps Go Dark',
      publishedAt: '2025-10-24T12:00:00+00:00',
    })
    expect(article?.body).toBe(`The eels need the night.\n\n${BODY}`)
  })

  it('keeps dates of a timeline in its text', () => {
    const timeline = ['Oct. 19, 2024', PARAGRAPH_1, 'Oct. 20, 2024', PARAGRAPH_1]
    const article = articleOf([title, byline, date, timeline, teasers])
    expect(article?.body).toBe(timeline.join('\n\n'))
  })

  it('keeps dates of a timeline of short sentences in its text', () => {
    const timeline = ['The lamps went out.', 'Nobody saw it.', 'Oct. 20, 2024', 'They came back.']
    const article = articleOf([title, byline, date, timeline, teasers])
    expect(article?.body).toBe(timeline.join('\n\n'))
  })

  it('may have no text where its title is repeated', () => {
    const article = articleOf([title, date, teasers])
    expect(article).toMatchObject({ kind: 'article', title: 'Lamps Go Dark', body: '', views: 12 })
  })

  it('leaves out promotion and advertisement and keeps sentences about channels', () => {
    const between = [
      'Stay informed with the latest news.\u00a0 Follow Quay News on WhatsApp Channel\u00a0',
      'Advertisement',
      'Sponsored',
      'https://ads.example/',
      'The mayor told followers on WhatsApp that he would resign.',
    ]
    const article = articleOf([title, byline, date, [PARAGRAPH_1], between, [PARAGRAPH_2], teasers])
    expect(article?.body).toBe([PARAGRAPH_1, between.at(-1), PARAGRAPH_2].join('\n\n'))
  })

  it('is called by its first sentence where it has no title', () => {
    const page = ['Post by : Ines Valcourt', 'Oct. 24, 2025 noon 12', PARAGRAPH_2, PARAGRAPH_1]
    expect(parse(page.join('\n')).stories).toMatchObject([
      { title: PARAGRAPH_2, body: `${PARAGRAPH_2}\n\n${PARAGRAPH_1}`, author: 'Ines Valcourt' },
    ])
  })

  it('stands alone where there are no teasers', () => {
    const { stories } = parse(
      [title, byline, date, photo, body, ['Sponsored', 'www.ads.example']].flat().join('\n'),
    )
    expect(stories).toMatchObject([{ kind: 'article', body: BODY }])
  })
})

describe('the teasers of a page', () => {
  const teasersOf = (lines: readonly string[]): readonly StoryDraft[] => {
    const { title, byline, date, photo, body } = ARTICLE
    return parse([title, byline, date, photo, body, lines].flat().join('\n')).stories.slice(1)
  }

  it('are title, snippet, date and views', () => {
    expect(teasersOf(teaser(7))).toEqual([
      {
        kind: 'teaser',
        title: 'Headline Number 7',
        body: 'The snippet of story 7 is short and whole.',
        truncated: false,
        publishedAt: '2025-10-25T18:00:00+00:00',
        views: 7,
        lists: ['latest'],
        source: 'page.txt',
      },
    ])
  })

  it.each([
    ['Trending News', 'trending'],
    ['Latest News', 'latest'],
    ['Related News', 'related'],
    ['Most Read', 'most-read'],
    ['Most read', 'most-read'],
    ['You may also like', 'you-may-also-like'],
    ['Editor’s Picks', 'editors-picks'],
    ['Business', 'business'],
    ['Arts and Culture', 'arts-and-culture'],
    ['Sponsored', 'sponsored'],
    ['الأخبار الرائجة', 'الأخبار-الرائجة'],
  ])('below the label %j are in list %j', (label, list) => {
    const first = teasersOf([label, ...teaser(1)])
    expect(outline(first)).toEqual([['teaser', 'Headline Number 1', list]])
    const later = teasersOf([...teaser(1), label, ...teaser(2), ...teaser(3)])
    expect(later.map(({ lists }) => lists)).toEqual([['latest'], [list], [list]])
  })

  it('stay in their list below an advertisement', () => {
    const lines = ['Trending News', ...teaser(1), 'Sponsored', 'https://ads.example/', ...teaser(2)]
    expect(teasersOf(lines).map(({ lists }) => lists)).toEqual([['trending'], ['trending']])
  })

  it('are in the list of the label that follows an advertisement', () => {
    const lines = ['Sponsored', 'https://ads.example/', 'Trending News', ...teaser(1)]
    expect(teasersOf(lines).map(({ lists }) => lists)).toEqual([['trending']])
  })

  it('may have no views, or views with separators or units, or below the date', () => {
    const dates = ['6 p.m.', '6 p.m. 1,234', '6 p.m. 1.2K', '6 p.m.\n77']
    const views = dates.map((end) => teasersOf(['A Title', 'A snippet.', `Oct. 25, 2025 ${end}`]))
    expect(views.map(([only]) => only?.views)).toEqual([undefined, 1234, 1200, 77])
  })

  it('may have a snippet of several lines, or none', () => {
    const [title = '', , date = ''] = teaser(1)
    for (const lead of [[], teaser(9)]) {
      const several = teasersOf([...lead, title, 'The first sentence.', 'The second one.', date])
      expect(several.at(-1)).toMatchObject({ title, body: 'The first sentence. The second one.' })
      expect(teasersOf([...lead, title, date]).at(-1)).toMatchObject({ title, body: '' })
    }
  })

  it('may have a title that ends in an abbreviation or a question mark', () => {
    for (const title of ['Storm Nears the U.S.', 'Who Won?', 'iPhone Sales Fall']) {
      expect(teasersOf([title, 'A snippet.', 'Oct. 25, 2025 6 p.m. 3'])).toMatchObject([{ title }])
    }
  })

  it('may have a short title above a wrapped snippet', () => {
    const lines = [
      'Eels Return',
      'The eels came back to the river',
      'after ten years away',
      'Oct. 25, 2025 6 p.m. 3',
    ]
    expect(teasersOf([...teaser(1), ...lines])[1]).toMatchObject({
      title: 'Eels Return',
      body: 'The eels came back to the river after ten years away',
      lists: ['latest'],
    })
  })

  it('may have a title that ends as a sentence above a cut snippet', () => {
    const lines = ['Rope Maker Buys Knots Inc.', CUT, 'Oct. 25, 2025 6 p.m. 3']
    expect(teasersOf(lines)).toMatchObject([{ title: lines[0], body: CUT }])
  })

  it('may have a title that reads like promotion', () => {
    const lines = ['Download WhatsApp', 'How to get the new version.', 'Oct. 25, 2025 6 p.m. 3']
    expect(teasersOf([...teaser(1), ...lines])[1]).toMatchObject({ title: 'Download WhatsApp' })
  })

  it.each([
    [CUT, true, CUT],
    [CUT.slice(0, 99), true, CUT.slice(0, 99)],
    [CUT.slice(0, 98), false, CUT.slice(0, 98)],
    [`${CUT.slice(0, 99)}.`, false, `${CUT.slice(0, 99)}.`],
    ['The deal is not…', true, 'The deal is not'],
    ['The deal is not ...', true, 'The deal is not'],
    [CUT.replace('that', ' that').slice(0, 100), true, CUT.slice(0, 99)],
  ])('with the snippet %j are truncated: %s', (snippet, truncated, body) => {
    expect(CUT).toHaveLength(100)
    const lines = ['A Title', snippet, 'Oct. 25, 2025 6 p.m. 3']
    expect(teasersOf(lines)).toMatchObject([{ truncated, body }])
  })

  it('end before a footer', () => {
    const footer = ['About Us', 'Contact', 'All rights reserved']
    expect(teasersOf([...teaser(1), ...footer])).toHaveLength(1)
  })

  it('point to the article of their page where they tease it, whatever their date', () => {
    const { title, byline, date, body } = ARTICLE
    const own = ['LAMPS go dark', 'A snippet.', 'Oct. 28, 2025 6 p.m. 3']
    const { stories } = parse([title, byline, date, body, own, teaser(1)].flat().join('\n'))
    expect(stories.map(({ sameAs }) => sameAs)).toEqual([undefined, stories[0], undefined])
  })

  it.each([
    ['alone', [...teaser(1), ...teaser(2)]],
    ['below a label', ['Trending News', ...teaser(1), ...teaser(2)]],
    [
      'without snippets',
      ['One Title', 'Oct. 25, 2025 6 p.m. 3', 'Two Titles', 'Oct. 25, 2025 noon 3'],
    ],
    [
      'with cut snippets',
      ['One Title', CUT, 'Oct. 25, 2025 noon', 'Two Titles', CUT, 'Oct. 25, 2025 noon'],
    ],
  ])('may be a whole page %s', (_, lines) => {
    const { stories, issues } = parse(lines.join('\n\n'))
    expect(stories.map(({ kind }) => kind)).toEqual(['teaser', 'teaser'])
    expect(issues).toEqual([])
  })
})

describe('pages of odd layout', () => {
  it('reads repeated titles, missing blank lines, advertisements, labels and a footer', () => {
    const { stories, issues } = parse(fixture('odd-layout.txt'))
    expect(issues).toEqual([])
    const [article, ...teasers] = stories
    expect(article).toMatchObject({
      kind: 'article',
      title: 'Harbour Lights Go Dark for the Eel Run',
      author: 'Ines Valcourt',
      publishedAt: '2025-03-03T12:00:00+00:00',
      views: 1204,
    })
    expect(article?.body.split('\n\n').map((paragraph) => paragraph.slice(0, 12))).toEqual([
      'Port Lenn – ',
      'What the Tow',
      'Fishermen ha',
      '"We count th',
      'Shopkeepers ',
    ])
    expect(
      teasers.map(({ title, views, lists, truncated }) => [title, views, lists[0], truncated]),
    ).toEqual([
      ['Old Pier Sold for One Coin', 1200, 'related', false],
      ['Swim Club Finds a Bell', undefined, 'related', false],
      ['Ferry Adds a Night Boat', 3050, 'related', true],
      ['Rope Maker Hires Forty', 77, 'business', false],
      ['Harbour lights go dark for the eel run', 2000, 'most-read', false],
    ])
    expect(teasers[0]?.body).toBe(
      'The council sold the pier to a choir for one coin, on the condition that it sings there every week.',
    )
  })

  it('reads a page of teasers with CRLF, a byte order mark and an impossible date', () => {
    const { stories, issues } = parse(fixture('teasers-only.txt'))
    expect(outline(stories)).toEqual([
      ['teaser', 'Bell Tower Leans', 'latest'],
      ['teaser', 'Mill Turns Again', 'latest'],
    ])
    expect(stories[1]).toMatchObject({ views: 20 })
    expect(stories[1]).not.toHaveProperty('publishedAt')
    expect(issues).toEqual([
      { source: 'page.txt', line: 13, reason: 'unreadable date "Feb. 30, 2025 6 p.m. 20"' },
    ])
  })

  it('reads the same stories however many blank lines there are, and with CRLF and NBSP', () => {
    const { title, byline, date, photo, body } = ARTICLE
    const lines = [title, byline, date, photo, body, teaser(1), ['Trending News'], teaser(2)].flat()
    const expected = parse(lines.join('\n'))
    for (const separator of ['\n\n', '\r\n', '\r\n\r\n\r\n', '\n \u00a0\t\n', ' \n']) {
      expect(parse(lines.join(separator))).toEqual(expected)
    }
    expect(parse(lines.map((line) => `\u00a0 ${line} `).join('\n'))).toEqual(expected)
  })
})

describe('dates of other forms', () => {
  const page = (change: (line: string) => string): ParsedSource => {
    const { title, byline, date, photo, body } = ARTICLE
    const lines = [title, byline, date, photo, body, teaser(1), teaser(2), teaser(3)].flat()
    return parse(lines.map((line) => (/^Oct/.test(line) ? change(line) : line)).join('\n'))
  }

  it.each([
    ...['ET', 'GST', 'CEST', 'GMT+1', '(UTC)'].map(
      (zone) => (line: string) => line.replace(/ (?=\d+$)/, ` ${zone} `),
    ),
    (line: string) => line.replace('2025 ', '2025 | '),
    (line: string) => line.replace(/^(Oct. \d+, 2025) (\S+(?: p.m.)?) /, '$2 $1 '),
    (line: string) => line.replace(/^Oct. (\d+), 2025/, '$1/10/2025'),
    (line: string) => line.replace(/^Oct. (\d+), 2025/, '10/$1/2025'),
    (line: string) => line.replace(/^Oct. (\d+), 2025/, '$1.10.2025'),
  ])('part the article from its teasers (%#)', (change) => {
    const { stories, issues } = page(change)
    expect(stories.map(({ views }) => views)).toEqual([12, 1, 2, 3])
    expect(stories.map(({ publishedAt = '' }) => publishedAt.slice(0, 10))).toEqual([
      '2025-10-24',
      ...Array<string>(3).fill('2025-10-25'),
    ])
    expect(issues).toEqual([])
  })

  it('part them where the zone is unclear, with one issue', () => {
    const { stories, issues } = page((line) => line.replace(/ (?=\d+$)/, ' IST '))
    expect(stories).toHaveLength(4)
    expect(stories[1]?.publishedAt).toBe('2025-10-25T18:00:00+00:00')
    expect(issues).toEqual([
      { source: 'page.txt', line: 4, reason: 'unclear zone "IST", read on the clocks of UTC' },
    ])
  })

  it('count from the time of reading, or are left out with an issue', () => {
    const change = (line: string): string => line.replace(/^.*(?= \d+$)/, '3 hours ago')
    expect(page(change).stories.map(({ publishedAt, views }) => [publishedAt, views])).toEqual(
      [12, 1, 2, 3].map((views) => [undefined, views]),
    )
    expect(page(change).issues.map(({ reason }) => reason)).toEqual([
      '"3 hours ago" needs the time of reading, which is not known',
    ])
    const text = ['A Title', 'A Title', '3 hours ago', PARAGRAPH_1].join('\n')
    const nowMs = Date.parse('2026-06-02T12:00:00Z')
    expect(parseNewsPage(text, { source: 'page.txt', timeZone: 'UTC', nowMs })).toMatchObject({
      stories: [{ publishedAt: '2026-06-02T09:00:00+00:00' }],
      issues: [],
    })
  })
})

describe('what cannot be read', () => {
  it('is reported with its line, and the rest kept', () => {
    const page = [
      ...['A Title', 'A Title', 'Post by : X', 'Oct. 32, 2025 6 p.m. 5', PARAGRAPH_1],
      ...teaser(1),
      'Oct. 25, 2025 6 p.m. 9',
      ...['Last Headline', 'The page ends below this snippet, with no date.'],
    ]
    const { stories, issues } = parse(page.join('\n'))
    expect(outline(stories)).toEqual([
      ['article', 'A Title'],
      ['teaser', 'Headline Number 1', 'latest'],
      ['teaser', 'Last Headline', 'latest'],
    ])
    expect(stories[0]).toMatchObject({ views: 5 })
    expect(issues.map(({ line, reason }) => [line, reason])).toEqual([
      [4, 'unreadable date "Oct. 32, 2025 6 p.m. 5"'],
      [9, 'no title and no body above this date line'],
      [10, 'no date line below this teaser'],
    ])
  })

  it('is a page of credits alone', () => {
    expect(parse('\n\nPhoto : AP\n')).toEqual({
      stories: [],
      issues: [{ source: 'page.txt', line: 3, reason: 'no title and no body' }],
    })
  })

  it.each(['', '\n\n\r\n \u00a0 \n', '\ufeff', '\u0000\n\u0000'])(
    'is not a blank page: %j',
    (text) => {
      expect(parse(text)).toEqual({ stories: [], issues: [] })
    },
  )
})

describe('hostile text', () => {
  it('is read without throwing, whatever it is', () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('', 'Title', 'Title', 'Post by : X', 'Photo : Y', 'Oct. 25, 2025 6 p.m. 3'),
      fc.constantFrom(
        'Oct. 25, 2025',
        'Trending News',
        'https://x.example/',
        CUT,
        PARAGRAPH_1,
        '7',
      ),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        for (const story of parse(lines.join('\n')).stories) {
          expect(story.title).not.toBe('')
          expect(`${story.title}${story.body}`).not.toMatch(/[\p{Surrogate}\0]/u)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('may be one line of a megabyte', () => {
    for (const line of ['x'.repeat(1_000_000), 'word '.repeat(200_000), '. '.repeat(500_000)]) {
      const { stories } = parse(line)
      expect(stories).toHaveLength(1)
      expect(stories[0]?.body).toBe(line.trim())
    }
  })

  it('loses null bytes and keeps the words around them', () => {
    const page = [...ARTICLE.title, ...ARTICLE.date, `\u0000${PARAGRAPH_1}\u0000`]
    expect(parse(page.join('\n')).stories).toMatchObject([{ body: PARAGRAPH_1 }])
  })

  it('may be a page of 50,000 teasers', () => {
    const lines = Array.from({ length: 50_000 }, (_, i) => teaser(i)).flat()
    const { stories, issues } = parse(lines.join('\n'))
    expect(stories).toHaveLength(50_000)
    expect(issues).toEqual([])
  })
})
