// What saved web pages become:
//  1. The article's text, paragraph by paragraph, without what stands around it.
//  2. Title, author, date, section and address from JSON-LD, Open Graph, other meta tags, the page.
//  3. A page without text is a teaser, one without anything an issue; none takes for ever.
import { describe, expect, it } from 'vitest'
import { parseHtmlPage } from '../../../src/sources/html/parse-html-page.ts'
import { MAX_PAGE_DEPTH, MAX_PAGE_ELEMENTS } from '../../../src/sources/html/scan-html-page.ts'
import type { ParsedSource, StoryDraft } from '../../../src/story/story-draft.ts'

const PARAGRAPHS = [
  'The ferry from the old port sank on Saturday evening, half an hour after it had left the quay, in calm weather and within sight of the lighthouse.',
  'All of the 41 passengers were taken off by fishing boats, said the harbour master, who had watched it from his window; nobody was hurt, and a dog was saved, too.',
  'Why the ship took water so quickly, nobody could say; the owner, who has run the line since 1998, promised to raise it before winter and to pay for what was lost.',
]
const BODY = PARAGRAPHS.join('\n\n')
const article = PARAGRAPHS.map((text) => `<p>${text}</p>`).join('\n')

const page = (head: string, content: string): string =>
  `<!doctype html><html><head><title>Ferry Sinks | The Wire</title>${head}</head><body>
   <header><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>
   ${content}<footer><p>Copyright The Wire. All rights reserved.</p></footer></body></html>`

const read = (html: string, address?: string): ParsedSource =>
  parseHtmlPage(html, {
    source: 's',
    timeZone: 'Asia/Dubai',
    ...(address !== undefined && { address }),
  })
const only = (html: string, address?: string): StoryDraft | undefined => {
  const { stories, issues } = read(html, address)
  expect(issues).toEqual([])
  return stories[0]
}
const jsonLd = (value: unknown): string =>
  `<script type="application/ld+json">${JSON.stringify(value)}</script>`

describe('parseHtmlPage', () => {
  it('reads the article and leaves out what stands around it', () => {
    const content = `<main><article><h1>Ferry Sinks</h1>
      <p class="byline">By Ann Lee</p><p><time datetime="2025-10-25T17:49">Oct. 25, 2025</time></p>
      <figure><img src="a.jpg"><figcaption>The port. Photo: AP</figcaption></figure>
      <p>${PARAGRAPHS[0] ?? ''}</p>
      <p><a href="/x">Related: Another ferry sank last year</a></p>
      <p>Advertisement</p>
      <p>${PARAGRAPHS[1] ?? ''}</p>
      <p>Follow us on WhatsApp</p>
      <p>${PARAGRAPHS[2] ?? ''}</p>
      <h2>More from the coast</h2>
      <ul><li><a href="/a">A whale was seen</a></li><li><a href="/b">Nets were found</a></li></ul>
      </article></main>`
    expect(only(page('', content))).toMatchObject({
      kind: 'article',
      title: 'Ferry Sinks',
      body: BODY,
      truncated: false,
      publishedAt: '2025-10-25T17:49:00+04:00',
    })
  })

  it('keeps headings, lists and links of the text', () => {
    const content = `<article><h1>Ferry Sinks</h1>${article}<h2>What was lost</h2>
      <ul><li>A piano, which was to be played at the wedding</li><li>Two cars and a <a href="/x">bus</a></li></ul>
      <p>See what the <a href="/y">owner said</a> of it, and what insurers make of that.</p></article>`
    expect(only(page('', content))?.body.split('\n\n').slice(3)).toEqual([
      'What was lost',
      'A piano, which was to be played at the wedding',
      'Two cars and a bus',
      'See what the owner said of it, and what insurers make of that.',
    ])
  })

  it('prefers JSON-LD, in a graph, too', () => {
    const story = {
      '@type': ['NewsArticle'],
      headline: 'Ferry &amp; Dog Saved',
      author: [{ '@type': 'Person', name: 'Ann Lee' }, { name: 'Bo Ek' }],
      datePublished: '2025-10-25T17:49:00+02:00',
      articleSection: ['Coast', 'Port'],
      mainEntityOfPage: { '@id': 'https://wire.example/ferry' },
      publisher: { name: 'The Wire' },
    }
    const head =
      jsonLd({ '@graph': [{ '@type': 'WebSite', name: 'The Wire' }, story] }) +
      '<meta property="og:title" content="Other"><meta name="author" content="Other">'
    expect(only(page(head, `<article>${article}</article>`))).toEqual({
      kind: 'article',
      title: 'Ferry & Dog Saved',
      body: BODY,
      truncated: false,
      author: 'Ann Lee, Bo Ek',
      publishedAt: '2025-10-25T17:49:00+02:00',
      section: 'Coast',
      url: 'https://wire.example/ferry',
      address: 'wire.example/ferry',
      lists: [],
      source: 's',
    })
  })

  it('reads Open Graph and meta tags', () => {
    const head = `<meta property="og:site_name" content="The Wire">
      <meta property="og:title" content="Ferry Sinks - The Wire">
      <meta property="article:published_time" content="2025-10-25T17:49:00Z">
      <meta property="article:section" content="Coast"><meta name="author" content="By Ann Lee">
      <meta property="article:author" content="https://social.example/ann">
      <link rel="canonical" href="/ferry">`
    const html = page(head, `<article>${article}</article>`)
    expect(only(html, 'https://wire.example/ferry?utm_source=x')).toMatchObject({
      title: 'Ferry Sinks',
      author: 'Ann Lee',
      publishedAt: '2025-10-25T17:49:00+00:00',
      section: 'Coast',
      url: 'https://wire.example/ferry',
      address: 'wire.example/ferry',
    })
  })

  it.each([
    ['broken', '<script type="application/ld+json">{"@type": "NewsArticle", </script>'],
    ['of other forms', jsonLd([null, 1, { '@type': 'NewsArticle', author: 7, headline: {} }])],
    ['nested deeply', jsonLd(JSON.parse(`${'['.repeat(900)}1${']'.repeat(900)}`))],
    ['about another thing', jsonLd({ '@type': 'Organization', name: 'The Wire' })],
  ])('passes over JSON-LD that is %s', (_, head) => {
    const html = page(head, `<article><h1>Ferry Sinks</h1>${article}</article>`)
    expect(only(html)).toMatchObject({ title: 'Ferry Sinks', body: BODY })
  })

  it('takes the text of JSON-LD where the page shows hardly any', () => {
    const head = jsonLd({ '@type': 'Article', headline: 'Ferry Sinks', articleBody: BODY })
    expect(only(page(head, '<div id="root"><p>Loading, please wait.</p></div>'))).toMatchObject({
      kind: 'article',
      body: BODY,
    })
  })

  it('says that a text was cut', () => {
    const content = `<article>${article}<p>What became of the dog [+1234 chars]</p></article>`
    expect(only(page('', content))).toMatchObject({ kind: 'article', truncated: true })
  })

  it('makes a teaser of a page that shows its description only', () => {
    const head = '<meta name="description" content="The ferry sank; all were saved…">'
    expect(only(page(head, '<div id="root"></div>'))).toMatchObject({
      kind: 'teaser',
      title: 'Ferry Sinks | The Wire',
      body: 'The ferry sank; all were saved',
      truncated: true,
    })
  })

  it('reports an unreadable date and keeps the story', () => {
    const head = '<meta name="date" content="someday">'
    expect(read(page(head, `<article>${article}</article>`))).toMatchObject({
      stories: [{ body: BODY }],
      issues: [{ source: 's', reason: 'unreadable date "someday"' }],
    })
  })

  it('reads pages without html, head and body', () => {
    expect(only(`<h1>Ferry Sinks</h1>${article}`)).toMatchObject({
      title: 'Ferry Sinks',
      body: BODY,
    })
  })

  it.each([
    ['an empty page', '', 'no article on this page'],
    ['a page without text', '<html><body><img src="x"></body></html>', 'no article on this page'],
    [
      'elements nested too deeply',
      `${'<div>'.repeat(MAX_PAGE_DEPTH + 1)}${article}`,
      'elements nested over 200 deep',
    ],
    ['nesting without end', '<b>'.repeat(1_000_000), 'elements nested over 200 deep'],
    ['too many elements', '<p>x</p>'.repeat(MAX_PAGE_ELEMENTS + 1), 'over 20000 elements'],
    ['an attribute without end', `<p class="${'x'.repeat(1_000_000)}`, 'no article on this page'],
  ])('refuses %s', (_, html, reason) => {
    expect(read(html)).toEqual({ stories: [], issues: [{ source: 's', reason }] })
  })

  it('reads hostile attributes and names as text', () => {
    const head = '<meta name="__proto__" content="x"><meta property="constructor" content="y">'
    const html = page(head, `<article __proto__="x" onload="alert(1)">${article}</article>`)
    expect(only(html)).toMatchObject({ body: BODY })
    expect(Object.prototype).not.toHaveProperty('content')
  })
})
