// The properties that are checked, on pages of layouts that nobody knows:
// 1. The headline is found below navigation, among share buttons and in a line that holds more.
// 2. Author and date are found where the text says them.
// 3. The text is whole, without navigation, appeals, captions and lists of other headlines.
// 4. Share buttons and navigation are never teasers; headlines with dates below the text are.
// 5. A page that fits nothing is one article with an issue; navigation alone is none, with an issue.
// 6. The known layout is read as it is, whatever stands above it and between its lines.
// 7. Work grows with the page and no faster.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parseNewsPage } from '../../../src/sources/page/parse-news-page.ts'
import type { ParsedSource, StoryDraft } from '../../../src/story/story-draft.ts'

const parse = (lines: readonly string[]): ParsedSource =>
  parseNewsPage(lines.join('\n'), { source: 'page.txt', timeZone: 'UTC' })

const HEADLINE = 'Harbour lamps stay dark while the young eels come home'
const STANDFIRST = 'The council of Port Lenn gives a week of night to a fish that few have seen'
const TEXT = [
  'The lamps along the harbour of Port Lenn will stay dark for a week, the council decided on Monday, so that the young eels that come in from the sea find the river.',
  '“They need the night,” said Ines Valcourt, who has counted eels at the weir for thirty years and asked the council for the dark week in each of them.',
  'What the boats do',
  'Fishermen have agreed to stay in the harbour from dusk to dawn, and the ferry will use its horn in place of its searchlight when it comes in late.',
  'The lamps come back next week.',
]
const BODY = TEXT.join('\n\n')
const NAVIGATION = ['Skip to main content', 'Menu', 'Sign in', 'News', 'Sport', 'Tide Tables']
const SHARE = ['SHARE', 'Facebook', 'Bookmark story', 'Copy link', '5 min read']
const LINKS = ['Old pier sold for one coin', 'Swim club finds a bell', 'Rope maker hires forty']
const LEGAL = [
  'Sign up for our newsletter.',
  'Privacy Policy',
  '© 2026 Quay News. All rights reserved.',
]

const articleOf = (lines: readonly string[]): StoryDraft | undefined => {
  const { stories } = parse(lines)
  expect(stories.map(({ kind }) => kind)).toEqual(['article'])
  return stories[0]
}

describe('the headline', () => {
  it.each([
    ['below navigation', [...NAVIGATION, HEADLINE, ...SHARE, ...TEXT]],
    [
      'below unknown navigation',
      ['Port Lenn Live', 'Jobs on the Quay', ...NAVIGATION, HEADLINE, ...TEXT],
    ],
    ['above a standfirst', [...NAVIGATION, HEADLINE, STANDFIRST, ...SHARE, ...TEXT]],
    ['above a caption', [...NAVIGATION, HEADLINE, 'A weir', 'Credit: Quay Studio', ...TEXT]],
    ['in the page’s title', [`${HEADLINE} | Quay News`, ...NAVIGATION, ...TEXT]],
    [
      'in the page’s title and below',
      [`${HEADLINE} - Quay News`, ...NAVIGATION, HEADLINE, ...TEXT],
    ],
    [
      'before navigation in one line',
      [`${HEADLINE} Skip to content Menu Close`, ...LINKS, ...TEXT],
    ],
    ['behind navigation in one line', ['Skip to content Home', `Watch live ${HEADLINE}`, ...TEXT]],
    ['below other headlines', [...NAVIGATION, ...LINKS, HEADLINE, 'By Ines Valcourt', ...TEXT]],
    ['twice', [...NAVIGATION, ...LINKS, HEADLINE, ...SHARE, HEADLINE, ...TEXT]],
  ])('is found %s', (_, lines) => {
    const article = articleOf([...lines, ...LEGAL])
    expect(article?.title).toBe(HEADLINE)
    expect(article?.body.endsWith(BODY)).toBe(true)
  })

  it('is above a standfirst that says more of what the text says', () => {
    const headline = 'Young eels get the harbour of Port Lenn to themselves'
    const standfirst = 'The council keeps the lamps dark so that young eels find the river'
    expect(articleOf([...NAVIGATION, headline, standfirst, ...TEXT])).toMatchObject({
      title: headline,
      body: `${standfirst}\n\n${BODY}`,
    })
  })

  it('is no link that stands nearer to the text', () => {
    const lines = [...NAVIGATION, HEADLINE, 'By Ines Valcourt', ...SHARE, 'Win a Boat', ...TEXT]
    expect(articleOf(lines)?.title).toBe(HEADLINE)
  })
})

describe('author and date', () => {
  it.each([
    ['By Ines Valcourt', 'June 1, 2026 6:10 p.m. ET'],
    ['By Ines Valcourt', 'Published 1 June 2026'],
    ['By Ines Valcourt', 'Jun 1, 2026'],
    ['Written by', 'Ines Valcourt', 'Last updated: 1 June 2026, 09:00'],
    ['(Quay Studio) By Ines Valcourt Staff Writer Follow June 1, 2026 3 AM PT'],
    ['A lamp on a quay.', 'Credit: Quay Studio', 'By Ines Valcourt', '1 June 2026'],
    ['Published', '1 June 2026 10:40pm BST', 'By Ines Valcourt'],
  ])('are found in %j', (...head) => {
    const article = articleOf([...NAVIGATION, HEADLINE, ...SHARE, ...head, ...TEXT, ...LEGAL])
    expect(article?.author).toBe('Ines Valcourt')
    expect(article?.publishedAt?.slice(0, 10)).toBe('2026-06-01')
  })

  it('are found at the beginning of a paragraph, which begins behind them', () => {
    const [first = '', ...rest] = TEXT
    const joined = `whatsapp copylink A lamp on May 8, 2025 [Quay] By Ines Valcourt Published On 1 Jun 2026 1 Jun 2026 ${first}`
    const article = articleOf([...NAVIGATION, HEADLINE, joined, ...rest])
    expect(article).toMatchObject({
      author: 'Ines Valcourt',
      publishedAt: '2026-06-01T00:00:00+00:00',
      body: BODY,
    })
  })

  it('are several names where several wrote', () => {
    const article = articleOf([...NAVIGATION, HEADLINE, 'By Ines Valcourt and Ana Reyes', ...TEXT])
    expect(article?.author).toBe('Ines Valcourt and Ana Reyes')
  })

  it('are not those of a caption or of the text', () => {
    const caption = 'Photo by Ana Reyes'
    const article = articleOf([
      ...NAVIGATION,
      HEADLINE,
      caption,
      ...TEXT,
      'Posted by Ana on May 8, 2025.',
    ])
    expect(article).not.toHaveProperty('author')
    expect(article).not.toHaveProperty('publishedAt')
  })
})

describe('the text', () => {
  it('is without links, appeals, captions and buttons between and below its paragraphs', () => {
    const [first = '', second = '', ...rest] = TEXT
    const lines = [
      ...[...NAVIGATION, HEADLINE, ...SHARE, first, 'Advertisement', ...LINKS, second],
      ...['Credit: Quay Studio', 'Sign up for our newsletter and never miss a tide.', ...rest],
      ...['Related stories', ...LINKS, ...LEGAL],
    ]
    expect(articleOf(lines)?.body).toBe(BODY)
  })

  it('ends before the text of other stories', () => {
    const other =
      'A bell that was lost for a hundred years was found by the swim club in the mud off the old pier.'
    const lines = [...NAVIGATION, HEADLINE, ...TEXT, 'You may also like', ...LINKS, other]
    expect(articleOf(lines)?.body).toBe(BODY)
  })

  it.each([
    [
      'Arabic',
      'المجلس يطفئ مصابيح الميناء أسبوعا من أجل الأنقليس',
      'قال المجلس يوم الاثنين إن مصابيح الميناء ستبقى مطفأة أسبوعا كاملا حتى تجد صغار الأنقليس طريقها إلى النهر، وهو ما يحدث كل عام.',
    ],
    [
      'Japanese',
      '市議会、ウナギのために岸壁の街灯を消す',
      '市議会は月曜日、若いウナギが川を探す一週間の間、岸壁沿いの街灯を消したままにすることを長い議論の末に決めた。',
    ],
  ])('may be in %s', (_, headline, paragraph) => {
    const again = `${paragraph} ${paragraph}`
    const lines = [...NAVIGATION, 'メニュー', headline, '2026-06-01', paragraph, again]
    expect(parse(lines)).toMatchObject({
      stories: [
        {
          title: headline,
          body: `${paragraph}\n\n${again}`,
          publishedAt: '2026-06-01T00:00:00+00:00',
        },
      ],
      issues: [],
    })
  })
})

describe('teasers of an unknown layout', () => {
  it('are headlines with dates below the text, and nothing else', () => {
    const below = LINKS.flatMap((title, i) => [title, `${i + 1} June 2026`])
    const lines = [...NAVIGATION, HEADLINE, ...SHARE, ...TEXT, ...SHARE, ...LEGAL, ...below]
    const { stories } = parse(lines)
    expect(stories[0]).toMatchObject({ kind: 'article', title: HEADLINE })
    for (const { kind, title } of stories.slice(1)) {
      expect(kind).toBe('teaser')
      expect(LINKS).toContain(title)
    }
    expect(stories.length).toBeGreaterThan(1)
  })
})

describe('a page that fits nothing', () => {
  const FITS_NOTHING = [
    { source: 'page.txt', line: 1, reason: 'fits no known layout, read as one article' },
  ]
  const [first = '', second = ''] = TEXT
  it.each([
    ['paragraphs without a headline', [first, second], `${first}\n\n${second}`],
    ['one line', [first], first],
    ['one word', ['Hello'], 'Hello'],
    ['words', ['alpha beta', 'gamma delta', 'epsilon'], 'alpha beta\n\ngamma delta\n\nepsilon'],
    ['links', [...NAVIGATION, ...LINKS], ['News', 'Sport', 'Tide Tables', ...LINKS].join('\n\n')],
  ])('is one article with an issue: %s', (_, lines, body) => {
    const { stories, issues } = parse(lines)
    expect(stories).toMatchObject([{ kind: 'article', body }])
    expect(issues).toEqual(FITS_NOTHING)
  })

  it('is no story where it has nothing but buttons', () => {
    expect(parse(['Menu', ...SHARE, 'Sign in'])).toEqual({
      stories: [],
      issues: [{ source: 'page.txt', line: 1, reason: 'no title and no body' }],
    })
  })
})

describe('the known layout', () => {
  const folder = fileURLToPath(new URL('../../../seeds/', import.meta.url))
  const pages = readdirSync(folder).filter((name) => name.endsWith('.txt'))
  const linesOf = (name: string): string[] =>
    readFileSync(`${folder}${name}`, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
  const head = (lines: readonly string[], count: number): string[] => lines.slice(0, count)

  it.each<[string, (lines: readonly string[]) => readonly string[]]>([
    ['below navigation', (lines) => [...NAVIGATION, ...LINKS, ...lines]],
    ['with the page’s title above', (lines) => [`${lines[0] ?? ''} | Quay News`, ...lines]],
    [
      'with share buttons below the headline',
      (lines) => [...head(lines, 2), ...SHARE, ...lines.slice(2)],
    ],
    [
      'with share buttons below the date',
      (lines) => [...head(lines, 4), ...SHARE, ...lines.slice(4)],
    ],
    ['with a plain byline', (lines) => lines.map((line) => line.replace(/^Post by : /, 'By '))],
    ['above a footer', (lines) => [...lines, 'About Us', ...LEGAL]],
  ])('is read as it is %s', (_, change) => {
    // One page has its headline only once, and no byline elsewhere tells where it begins.
    for (const name of pages.filter((each) => linesOf(each)[0] === linesOf(each)[1])) {
      const changed = parse(change(linesOf(name)))
      expect([name, changed.stories, changed.issues]).toEqual([
        name,
        parse(linesOf(name)).stories,
        [],
      ])
    }
  })
})

describe('a hostile page', () => {
  const SIZE = 5_000_000
  it.each([
    'x',
    'Share ',
    ' | ',
    'By John Power ',
    'Oct. 25, 2025 ',
    'Skip to content ',
    `${TEXT[0] ?? ''} `,
    '市',
  ])('of one line of 5 MB of %.20j is one story or none', (piece) => {
    const { stories, issues } = parse([piece.repeat(SIZE / piece.length)])
    expect(stories).toHaveLength(1)
    expect(issues).toHaveLength(1)
  })

  it.each([
    (i: number) => `Link number ${i} to a story`,
    (i: number) => `By John Power ${i}\nMay ${(i % 28) + 1}, 2026`,
    (i: number) => `Menu\n${TEXT[0] ?? ''} ${i}.\nLink ${i}\nLink to a story ${i}\nMore of it`,
  ])('of many lines is decided (%#)', (line) => {
    const lines = Array.from({ length: 10_000 }, (_, i) => line(i))
    const { stories, issues } = parse(lines)
    expect(stories.length + issues.length).toBeGreaterThan(0)
  })
})
