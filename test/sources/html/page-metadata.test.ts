// Who wrote a page, when, and what is it called? The properties that are checked, on whole pages:
//  1. Of JSON-LD counts the object that is about the page.
//  2. Bylines are found by their marks or by their words, beside the headline; others are not.
//  3. Dates are found by their marks or by their words, beside the headline; others are not.
//  4. The name of the site is neither headline nor author.
//  5. Dialogs, comments and captions are no text of the story.
import { describe, expect, it } from 'vitest'

import { parseHtmlPage } from '../../../src/sources/html/parse-html-page.ts'
import type { StoryDraft } from '../../../src/story/story-draft.ts'

const TEXT = [
  'The harbour office closed the north quay on Monday morning, after two cranes had been found to be unsafe by inspectors from the ministry.',
  'Nobody may walk below them until they have been taken down, which will take a week if the wind allows it, the harbour master told reporters.',
  'Fishing boats land their catch at the old pier meanwhile, and the ferry to the islands leaves from there, too, an hour later than usual.',
]
const PARAGRAPHS = TEXT.map((text) => `<p>${text}</p>`).join('')
const H1 = '<h1>Quay closed for a week</h1>'

interface Parts {
  readonly head?: string
  /** In place of the story with its headline. */
  readonly story?: string
  readonly before?: string
  readonly after?: string
  readonly title?: string
  readonly language?: string
}
const read = ({
  head = '',
  story,
  before = '',
  after = '',
  title,
  language = 'en',
}: Parts): StoryDraft => {
  const html = `<!doctype html><html lang="${language}"><head>
    <title>${title ?? 'Quay closed for a week - The Elmdon Post'}</title>${head}</head><body>${before}
    <article>${story ?? `${H1}${PARAGRAPHS}`}</article>${after}</body></html>`
  const { stories } = parseHtmlPage(html, { source: 's', timeZone: 'UTC' })
  const [draft] = stories
  if (draft === undefined) throw new RangeError('Expected a story')
  return draft
}
const script = (json: unknown): string =>
  `<script type="application/ld+json">${typeof json === 'string' ? json : JSON.stringify(json)}</script>`

const OWN = {
  '@type': 'NewsArticle',
  headline: 'Quay closed for a week',
  author: { '@type': 'Person', name: 'Ann Lee' },
  datePublished: '2026-05-04T08:00:00Z',
}
const OTHER = {
  '@type': 'NewsArticle',
  headline: 'Seeds to lend',
  author: { name: 'Bo Ek' },
  datePublished: '2020-01-01T08:00:00Z',
  url: 'https://post.example/seeds',
}

describe('JSON-LD', () => {
  it.each<[string, unknown]>([
    ['alone', OWN],
    ['after another story', [OTHER, OWN]],
    [
      'after a list of stories',
      [
        {
          '@type': 'ItemList',
          itemListElement: [{ item: OTHER }, { item: { ...OTHER, url: undefined } }],
        },
        OWN,
      ],
    ],
    [
      'with a review and comments in it',
      { ...OWN, review: OTHER, comment: [{ ...OTHER, '@type': 'SocialMediaPosting' }] },
    ],
    [
      'beside a thing with a story of its own',
      [{ '@type': 'Product', name: 'Crane', mainEntity: OTHER }, OWN],
    ],
    ['as what the page is mainly about', { '@type': 'WebPage', hasPart: [OTHER], mainEntity: OWN }],
    [
      'with its address alone',
      [OTHER, { ...OWN, headline: 'Quay news', mainEntityOfPage: 'https://post.example/quay' }],
    ],
    [
      'with a reference to its author, as Yoast has it',
      {
        '@graph': [
          { ...OWN, author: { '@id': '#/person/1' } },
          { '@type': 'Person', '@id': '#/person/1', name: 'Ann Lee' },
        ],
      },
    ],
    [
      'on the page, where the article lacks it',
      {
        '@graph': [
          {
            '@type': 'WebPage',
            '@id': 'https://post.example/quay',
            name: OWN.headline,
            datePublished: OWN.datePublished,
            author: OWN.author,
          },
        ],
      },
    ],
    ['with a creator', { ...OWN, author: undefined, creator: ['Ann Lee'] }],
  ])('is read %s', (_, json) => {
    const head = `<link rel="canonical" href="https://post.example/quay"><meta property="og:title" content="Quay closed for a week">${script(json)}`
    const story = read({ head })
    expect(story.title).toMatch(/^Quay /)
    expect(story).toMatchObject({
      author: 'Ann Lee',
      publishedAt: '2026-05-04T08:00:00+00:00',
      url: 'https://post.example/quay',
    })
  })

  it('of another story alone is passed over', () => {
    const head = `<link rel="canonical" href="https://post.example/quay"><meta property="og:title" content="Quay closed for a week">${script(OTHER)}`
    const story = read({ head })
    expect(story.title).toBe('Quay closed for a week')
    expect(story).not.toHaveProperty('author')
    expect(story).not.toHaveProperty('publishedAt')
  })

  it('names several authors once each', () => {
    const author = [{ name: 'Ann Lee' }, { name: 'Bo Ek' }, { name: 'ANN LEE' }]
    expect(read({ head: script({ ...OWN, author }) }).author).toBe('Ann Lee, Bo Ek')
  })

  it.each([
    [
      'comments',
      '{/* made by a template */"@type":"NewsArticle","headline":"Quay closed for a week","author":{"name":"Ann Lee"}}',
    ],
    [
      'commas too many',
      '{"@type":"NewsArticle","headline":"Quay closed for a week","author":[{"name":"Ann Lee",},],}',
    ],
    [
      'line breaks in texts',
      '{"@type":"NewsArticle","headline":"Quay closed\nfor a week","author":{"name":"Ann Lee"}}',
    ],
    [
      'CDATA around it',
      '//<![CDATA[\n{"@type":"NewsArticle","headline":"Quay closed for a week","author":{"name":"Ann Lee"}}\n//]]>',
    ],
  ])('is read with %s', (_, json) => {
    expect(read({ head: script(json) })).toMatchObject({
      title: 'Quay closed for a week',
      author: 'Ann Lee',
    })
  })

  it('has no date where its clock was not set', () => {
    const head = script({ ...OWN, datePublished: '0001-01-01T00:00:00Z' })
    expect(read({ head })).not.toHaveProperty('publishedAt')
    const meta = '<meta property="article:published_time" content="2026-05-05">'
    expect(read({ head: head + meta }).publishedAt).toBe('2026-05-05T00:00:00+00:00')
  })
})

describe('a byline', () => {
  it.each([
    ['rel=author', '<p>By <a rel="author" href="/ann">Ann Lee</a></p>'],
    [
      'itemprop=author',
      '<span itemprop="author" itemscope><span itemprop="name">Ann Lee</span>, reporter</span>',
    ],
    ['a class', '<div class="byline">By Ann Lee | 4 May 2026</div>'],
    [
      'a class of a link',
      '<a class="post-author" href="/ann">Ann Lee</a><span>Staff writer</span>',
    ],
    ['words alone', '<p>By Ann Lee</p>'],
    ['words of another language', '<p>Von Ann Lee</p>'],
  ])('is found by %s', (_, byline) => {
    expect(read({ story: `${H1}${byline}${PARAGRAPHS}` }).author).toBe('Ann Lee')
  })

  it('names two authors', () => {
    const byline = '<p class="byline"><a rel="author">Ann Lee</a> and <a rel="author">Bo Ek</a></p>'
    expect(read({ story: `${H1}${byline}${PARAGRAPHS}` }).author).toBe('Ann Lee, Bo Ek')
  })

  it.each([
    [
      'a comment',
      { after: '<div class="comments"><div class="author">Cy Fox</div><p>So it is.</p></div>' },
    ],
    ['a sidebar', { before: '<aside><a rel="author">Cy Fox</a></aside>' }],
    [
      'another story',
      { after: '<article><h2>Seeds to lend</h2><p class="byline">By Cy Fox</p></article>' },
    ],
    ['running text', { story: `${H1}${PARAGRAPHS}${PARAGRAPHS}<p>By Cy Fox</p>` }],
    ['a button', { story: `${H1}<div class="author"><button>Follow</button></div>${PARAGRAPHS}` }],
  ])('is not taken from %s', (_, parts) => {
    expect(read(parts)).not.toHaveProperty('author')
  })

  it('of a person comes before the name of the site', () => {
    const head = `<meta property="og:site_name" content="The Elmdon Post"><meta name="author" content="The Elmdon Post">`
    expect(read({ head, story: `${H1}<p class="byline">By Ann Lee</p>${PARAGRAPHS}` }).author).toBe(
      'Ann Lee',
    )
    expect(read({ head }).author).toBe('The Elmdon Post')
  })
})

describe('a date', () => {
  it.each([
    [
      'article:published',
      { head: '<meta property="article:published" content="2026-05-04T08:00:00Z">' },
    ],
    [
      'itemprop=datePublished',
      {
        story: `${H1}<span itemprop="datePublished" content="2026-05-04T08:00:00Z">on Monday</span>${PARAGRAPHS}`,
      },
    ],
    [
      '<time> below the headline',
      { story: `${H1}<time datetime="2026-05-04T08:00:00Z">Monday</time>${PARAGRAPHS}` },
    ],
    [
      '<time> above the headline',
      {
        story: `<header><time datetime="2026-05-04T08:00:00Z">Monday</time>${H1}</header>${PARAGRAPHS}`,
      },
    ],
    ['words below the headline', { story: `${H1}<p>Published 4 May 2026, 08:00</p>${PARAGRAPHS}` }],
    [
      'words of the language',
      {
        language: 'de',
        story: `${H1}<div class="datum">4. Mai 2026, 08:00 Uhr</div>${PARAGRAPHS}`,
      },
    ],
    [
      'a mark at the end of the story',
      {
        story: `${H1}${PARAGRAPHS}${PARAGRAPHS}<footer><time class="entry-date published" datetime="2026-05-04T08:00:00Z">May 4</time></footer>`,
      },
    ],
  ])('is found by %s', (_, parts) => {
    expect(read(parts).publishedAt).toBe('2026-05-04T08:00:00+00:00')
  })

  it('is found in the address where nothing else states it', () => {
    const head = '<link rel="canonical" href="https://post.example/2026/05/04/quay-closed">'
    expect(read({ head }).publishedAt).toBe('2026-05-04T00:00:00+00:00')
  })

  it.each([
    ['a sidebar', { before: '<aside><time datetime="2020-01-01">1 January 2020</time></aside>' }],
    [
      'a footer',
      { after: '<div class="site-footer"><time datetime="2020-01-01">2020</time></div>' },
    ],
    [
      'running text',
      {
        story: `${H1}${PARAGRAPHS}${PARAGRAPHS}<p>They were built in <time datetime="1998-01-01">1998</time> by a yard.</p>`,
      },
    ],
    [
      'another story',
      {
        after:
          '<article><h2>Seeds to lend</h2><time datetime="2020-01-01">1 January</time></article>',
      },
    ],
    ['a year alone', { story: `${H1}<p>Built 1998, closed 2026</p>${PARAGRAPHS}` }],
  ])('is not taken from %s', (_, parts) => {
    expect(read(parts)).not.toHaveProperty('publishedAt')
  })
})

describe('a headline', () => {
  const story = `<h1>The Elmdon Post</h1><h2>Quay closed for a week</h2>${PARAGRAPHS}`

  it.each([
    ['that <title> names as the site', { story }],
    [
      'that links to the front page',
      {
        story: story.replace('The Elmdon Post', '<a href="/">Post</a>'),
        title: 'Quay closed for a week',
      },
    ],
    [
      'that og:site_name names',
      { head: '<meta property="og:site_name" content="The Elmdon Post">', story },
    ],
  ])('is not a lone h1 %s', (_, parts) => {
    expect(read(parts).title).toBe('Quay closed for a week')
  })

  it('is a lone h1 that says more than <title>', () => {
    expect(read({ title: 'Post 1234' }).title).toBe('Quay closed for a week')
  })
})

describe('the text', () => {
  const box = (attributes: string): string =>
    `<div ${attributes}><h2>We value your privacy</h2><p>${'We and our partners store and read data on your device, for ads and to count visits. '.repeat(6)}</p><p>You can change this at any time in the settings at the foot of each page, partner by partner.</p></div>`

  it.each([
    ['OneTrust', 'id="onetrust-consent-sdk"'],
    ['Cookiebot', 'id="CybotCookiebotDialog"'],
    ['Quantcast', 'class="qc-cmp2-container"'],
    ['Didomi', 'id="didomi-host"'],
    ['a dialog', 'role="dialog"'],
    ['a banner', 'class="cookie-banner bottom"'],
    ['comments', 'id="comments" class="comments-area"'],
  ])('does not hold %s', (_, attributes) => {
    expect(read({ after: box(attributes) }).body).toBe(TEXT.join('\n\n'))
    expect(read({ before: box(attributes) }).body).toBe(TEXT.join('\n\n'))
    expect(read({ story: `${H1}${PARAGRAPHS}${box(attributes)}` }).body).toBe(TEXT.join('\n\n'))
  })

  it('does not hold captions of a gallery', () => {
    const caption =
      '<p class="wp-caption-text">The north quay, seen from the old pier on Monday.</p>'
    const story = `${H1}${TEXT.map((text) => `<p>${text}</p><div>${caption}</div>`).join('')}`
    expect(read({ story }).body).toBe(TEXT.join('\n\n'))
  })

  it('is kept where the whole story is in what is called a dialog', () => {
    const story = `<div role="dialog">${H1}${PARAGRAPHS}</div>`
    expect(read({ story }).body).toBe(TEXT.join('\n\n'))
  })
})
