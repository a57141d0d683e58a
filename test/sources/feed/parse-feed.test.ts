// What feeds become:
//  1. Each item of RSS 2.0, RSS 1.0, Atom and JSON Feed is one story, with all that it says.
//  2. Full text makes an article; a teaser stays one, and one that was cut is truncated.
//  3. What cannot be read is reported by the number of its item.
//  4. A broken feed is read as far as it goes, and says so; no feed gives nothing in silence.
import { describe, expect, it } from 'vitest'
import { parseFeed } from '../../../src/sources/feed/parse-feed.ts'
import type { ParsedSource, StoryDraft } from '../../../src/story/story-draft.ts'

const NAMESPACES =
  'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" ' +
  'xmlns:media="http://search.yahoo.com/mrss/"'

const rss = (items: string): string =>
  `<?xml version="1.0"?><rss version="2.0" ${NAMESPACES}><channel><title>Wire</title>` +
  `<link>https://wire.example/</link>${items}</channel></rss>`
const atom = (entries: string): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title>` +
  `<link href="https://wire.example/"/><author><name>The Desk</name></author>${entries}</feed>`

const read = (feed: unknown): ParsedSource => parseFeed(feed, { source: 'wire', timeZone: 'UTC' })
const only = (feed: unknown): StoryDraft | undefined => {
  const { stories, issues } = read(feed)
  expect(issues).toEqual([])
  expect(stories).toHaveLength(1)
  return stories[0]
}

describe('parseFeed', () => {
  it('reads RSS 2.0', () => {
    const feed = rss(
      `<item><title>Kings &amp;amp; Jazz</title><link>/kings?utm_source=rss</link>
        <description>Short.</description><category>Sport</category><category>NBA</category>
        <content:encoded><![CDATA[<p>First &amp; best.</p><p>Second.</p>]]></content:encoded>
        <dc:creator>By Ann Lee</dc:creator><guid isPermaLink="false">17</guid>
        <pubDate>Sat, 25 Oct 2025 17:49:00 +0400</pubDate></item>`,
    )
    expect(only(feed)).toEqual({
      kind: 'article',
      title: 'Kings & Jazz',
      body: 'First & best.\n\nSecond.',
      truncated: false,
      author: 'Ann Lee',
      publishedAt: '2025-10-25T17:49:00+04:00',
      section: 'Sport',
      url: 'https://wire.example/kings?utm_source=rss',
      address: 'wire.example/kings',
      lists: [],
      source: 'wire',
    })
  })

  it('reads RSS 1.0', () => {
    const feed =
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" ${NAMESPACES}>` +
      `<channel rdf:about="https://wire.example/"><title>Wire</title><link>https://wire.example/</link></channel>` +
      `<item rdf:about="https://wire.example/a"><title>Ferry</title><link>https://wire.example/a</link>` +
      `<description>It sank.</description><dc:date>2025-10-25T17:49Z</dc:date><dc:creator>Bo Ek</dc:creator></item></rdf:RDF>`
    expect(only(feed)).toMatchObject({
      kind: 'teaser',
      title: 'Ferry',
      body: 'It sank.',
      author: 'Bo Ek',
      publishedAt: '2025-10-25T17:49:00+00:00',
      url: 'https://wire.example/a',
    })
  })

  it('reads Atom, with the author and the address of the feed where an entry has none', () => {
    const feed = atom(
      `<entry><title type="html">Bridge &lt;i&gt;opens&lt;/i&gt;</title><link href="b"/>
        <link rel="enclosure" href="https://wire.example/x.mp3"/><category term="city" label="City"/>
        <published>2025-10-25T17:49:00Z</published><updated>2025-10-26T00:00:00Z</updated>
        <summary>Short.</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>All of it, <b>really</b>.</p></div></content></entry>`,
    )
    expect(only(feed)).toMatchObject({
      kind: 'article',
      title: 'Bridge opens',
      body: 'All of it, really.',
      author: 'The Desk',
      publishedAt: '2025-10-25T17:49:00+00:00',
      section: 'City',
      url: 'https://wire.example/b',
    })
  })

  it('takes the text of Atom for what it says it is', () => {
    const feed = atom(
      '<entry><title type="text">if a &lt;b&gt; c</title><summary type="text">1 &lt; 2 &amp;amp; so on</summary></entry>',
    )
    expect(only(feed)).toMatchObject({ title: 'if a <b> c', body: '1 < 2 &amp; so on' })
  })

  it.each([
    ['text', (feed: object): unknown => JSON.stringify(feed)],
    ['value', (feed: object): unknown => feed],
  ])('reads JSON Feed as %s', (_, give) => {
    const feed = {
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Wire',
      home_page_url: 'https://wire.example/',
      authors: [{ name: 'The Desk' }],
      items: [
        {
          id: '1',
          url: 'https://wire.example/c',
          title: 'Tunnel',
          content_html: '<p>Dug <em>deep</em>.</p><p>Done.</p>',
          date_published: '2025-10-25T17:49:00Z',
          tags: ['city'],
        },
      ],
    }
    expect(only(give(feed))).toMatchObject({
      kind: 'article',
      title: 'Tunnel',
      body: 'Dug deep.\n\nDone.',
      author: 'The Desk',
      section: 'city',
      url: 'https://wire.example/c',
    })
  })

  it.each([
    ['Somebody won the…', 'Somebody won the', true],
    ['Somebody won the...', 'Somebody won the', true],
    ['Somebody won the [&#8230;]', 'Somebody won the', true],
    ['Somebody won the race on [+1234 chars]', 'Somebody won the race on', true],
    ['Somebody won the… [+1234 chars]', 'Somebody won the', true],
    [
      '&lt;p&gt;Somebody won. &lt;a href="x"&gt;Continue reading...&lt;/a&gt;&lt;/p&gt;',
      'Somebody won.',
      true,
    ],
    [
      '&lt;p&gt;Somebody won.&lt;/p&gt;&lt;p&gt;&lt;a&gt;Read more&lt;/a&gt;&lt;/p&gt;',
      'Somebody won.',
      true,
    ],
    [
      'Somebody won. Pupils read more. That is good.',
      'Somebody won. Pupils read more. That is good.',
      false,
    ],
    ['Somebody won the race.', 'Somebody won the race.', false],
  ])('reads the teaser %j', (description, body, truncated) => {
    const feed = rss(`<item><title>Race</title><description>${description}</description></item>`)
    expect(only(feed)).toMatchObject({ kind: 'teaser', body, truncated })
  })

  it.each<[string, string, string, StoryDraft['kind'], string]>([
    ['full text beside a teaser', 'Short.', 'Long and whole.', 'article', 'Long and whole.'],
    ['a teaser said twice', 'Short.', 'Short.', 'teaser', 'Short.'],
    ['content that says less than the teaser', 'Rather long.', 'Short.', 'teaser', 'Rather long.'],
    [
      'content that was cut',
      'Short.',
      'Long and not whole [&#8230;]',
      'teaser',
      'Long and not whole',
    ],
    ['content alone', '', 'Whole.', 'article', 'Whole.'],
    [
      'a long text where teasers stand',
      'word '.repeat(400),
      '',
      'article',
      'word '.repeat(400).trim(),
    ],
  ])('tells articles from teasers: %s', (_, summary, content, kind, body) => {
    const feed = rss(
      `<item><title>T</title><description>${summary}</description><content:encoded>${content}</content:encoded></item>`,
    )
    expect(only(feed)).toMatchObject({ kind, body })
  })

  it('leaves out the signature of WordPress', () => {
    const text = '<p>Text.</p><p>The post <a>A</a> appeared first on <a>B</a>.</p>'
    const feed = rss(
      `<item><title>A</title><content:encoded><![CDATA[${text}]]></content:encoded></item>`,
    )
    expect(only(feed)).toMatchObject({ body: 'Text.' })
  })

  it('makes the first sentence the title where there is none', () => {
    const feed = rss('<item><description>The ferry sank. Nobody was hurt.</description></item>')
    expect(only(feed)).toMatchObject({ title: 'The ferry sank.' })
  })

  it('reads views of Media RSS', () => {
    const statistics = '<media:community><media:statistics views="41200"/></media:community>'
    expect(only(rss(`<item><title>A</title>${statistics}</item>`))).toMatchObject({ views: 41_200 })
  })

  it('gives an address only to items that do not share it', () => {
    const item = (title: string, path: string): string =>
      `<item><title>${title}</title><link>https://wire.example${path}</link></item>`
    const { stories } = read(
      rss(item('A', '/show') + item('B', '/show') + item('C', '/c') + item('D', '/')),
    )
    expect(stories.map(({ address }) => address)).toEqual([
      undefined,
      undefined,
      'wire.example/c',
      undefined,
    ])
  })

  it('links to nothing but web pages', () => {
    const feed = rss(
      '<item><title>A</title><link>javascript:alert(1)</link><guid>A-1</guid></item>',
    )
    expect(only(feed)).not.toHaveProperty('url')
  })

  it('reports unreadable dates and empty items, and keeps the rest', () => {
    const feed = rss(
      '<item><title>A</title><pubDate>someday</pubDate></item><item><guid>x</guid></item>',
    )
    expect(read(feed)).toMatchObject({
      stories: [{ title: 'A' }],
      issues: [
        { source: 'wire', reason: 'item 1: unreadable date "someday"' },
        { source: 'wire', reason: 'item 2: no title and no text' },
      ],
    })
  })

  it.each([
    ['other XML', '<?xml version="1.0"?><sitemap/>', /^no feed: /],
    ['text', 'Oops', /^no feed: /],
    ['nothing', '', /^no feed: /],
    ['elements nested too deeply', rss(`<item>${'<a>'.repeat(20_000)}</item>`), /^a broken feed/],
    ['a list', '[1]', /^no feed: /],
  ])('refuses %s', (_, feed, reason) => {
    expect(read(feed)).toEqual({
      stories: [],
      issues: [{ source: 'wire', reason: expect.stringMatching(reason) as unknown }],
    })
  })

  it.each<[string, string, [string, string][]]>([
    [
      'a bare <',
      rss('<item><title>5 < 6 and 7<8</title><link>/a</link></item><item><title>B</title></item>'),
      [
        ['5 < 6 and 7<8', ''],
        ['B', ''],
      ],
    ],
    [
      'a < that looks like a tag',
      rss('<item><title>A</title><description>if x <y then</description></item>'),
      [['A', 'if x <y then']],
    ],
    [
      'a title that is left open',
      rss('<item><title>A<link>/a</link></item><item><title>B</title></item>'),
      [
        ['A', ''],
        ['B', ''],
      ],
    ],
    [
      'a text that is left open before the next item',
      rss('<item><title>A</title><description>Text.<item><title>B</title></item>'),
      [
        ['A', 'Text.'],
        ['B', ''],
      ],
    ],
    [
      'an image that is left open before all items',
      rss('<image><url>x.png</url><item><title>A</title></item><item><title>B</title></item>'),
      [
        ['A', ''],
        ['B', ''],
      ],
    ],
    [
      'an item that is left open',
      atom('<entry><title>A</title><foo><entry><title>B</title></entry>'),
      [
        ['A', ''],
        ['B', ''],
      ],
    ],
    [
      'an end that is missing',
      '<rss version="2.0"><channel><item><title>A</title></item><item><title>B',
      [
        ['A', ''],
        ['B', ''],
      ],
    ],
    [
      'markup in CDATA beside it',
      rss(
        '<item><title>A < B</title><description><![CDATA[<p>1 &lt; 2</p><!-- <item> -->]]></description></item>',
      ),
      [['A < B', '1 < 2']],
    ],
  ])('reads a feed with %s as far as it goes', (_, feed, expected) => {
    const { stories, issues } = read(feed)
    expect(stories.map(({ title, body }) => [title, body])).toEqual(expected)
    expect(issues).toEqual([
      {
        source: 'wire',
        reason: expect.stringMatching(/^a broken feed \(.*\): read as far as it goes$/) as unknown,
      },
    ])
  })

  it('takes items in a text for no items', () => {
    expect(
      only(
        rss(
          '<item><title>A</title><description><![CDATA[<item> and <item>]]></description></item>',
        ),
      ),
    ).toMatchObject({ title: 'A' })
  })

  it.each([
    [
      'of HTML',
      '<br />\n<b>Warning</b>:  Undefined variable $x in <b>/srv/feed.php</b> on line <b>12</b><br />\n',
    ],
    ['of text', 'PHP Notice:  Undefined index: id in /srv/feed.php on line 3\n\n'],
  ])('reads a feed behind a warning %s, and says so', (_, warning) => {
    const { stories, issues } = read(warning + rss('<item><title>A</title></item>'))
    expect(stories).toMatchObject([{ title: 'A' }])
    expect(issues).toEqual([
      {
        source: 'wire',
        reason: expect.stringMatching(/^text before the feed: ".*Undefined/) as unknown,
      },
    ])
  })

  it.each([
    ['RSS', rss('')],
    ['Atom', atom('')],
    ['JSON', '{"version":"https://jsonfeed.org/version/1","title":"Wire","items":[]}'],
  ])('says that a feed of %s has no items', (_, feed) => {
    expect(read(feed)).toEqual({
      stories: [],
      issues: [{ source: 'wire', reason: 'a feed without items' }],
    })
  })

  it.each<[string, string, string]>([
    [
      'xml:base of the feed and of the entry',
      '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://wire.example/2026/"><title>W</title><entry xml:base="may/"><title>A</title><link href="a.html"/></entry></feed>',
      'https://wire.example/2026/may/a.html',
    ],
    [
      'xml:base of RSS',
      '<rss version="2.0" xml:base="https://wire.example/x/"><channel><title>W</title><item><title>A</title><link>a.html</link></item></channel></rss>',
      'https://wire.example/x/a.html',
    ],
    [
      'the address that Atom gives itself',
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>W</title><link rel="self" href="https://wire.example/f/atom.xml"/><entry><title>A</title><link href="a.html"/></entry></feed>',
      'https://wire.example/f/a.html',
    ],
    [
      'the address that RSS gives itself',
      '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>W</title><atom:link rel="self" href="https://wire.example/f/rss.xml"/><item><title>A</title><link>a.html</link></item></channel></rss>',
      'https://wire.example/f/a.html',
    ],
    [
      'the address that JSON Feed gives itself',
      '{"version":"https://jsonfeed.org/version/1","title":"W","feed_url":"https://wire.example/f/feed.json","items":[{"id":"1","title":"A","url":"a.html"}]}',
      'https://wire.example/f/a.html',
    ],
  ])('reads relative links by %s', (_, feed, url) => {
    expect(only(feed)).toMatchObject({ url })
  })

  it('decodes what titles of JSON Feed have from HTML, and takes no tags from them', () => {
    const feed = {
      version: 'https://jsonfeed.org/version/1',
      title: 'Wire',
      items: [
        { id: '1', title: 'Who&#8217;s &amp; what&#x2019;s <b> for', content_text: 'A &ndash; B' },
      ],
    }
    expect(only(feed)).toMatchObject({ title: 'Who’s & what’s <b> for', body: 'A – B' })
  })

  it('reads the summary of a podcast', () => {
    const feed = rss(
      '<item><title>A</title><itunes:summary>What it is about.</itunes:summary></item>',
    )
    expect(
      only(
        feed.replace('<rss ', '<rss xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" '),
      ),
    ).toMatchObject({ body: 'What it is about.' })
  })

  it.each([
    ['2020/1/10 14:33:00', '2020-01-10T14:33:00+00:00'],
    ['2020-1-9', '2020-01-09T00:00:00+00:00'],
    ['2020/1/9 9:05', '2020-01-09T09:05:00+00:00'],
  ])('reads the date %s', (date, publishedAt) => {
    expect(only(rss(`<item><title>A</title><pubDate>${date}</pubDate></item>`))).toMatchObject({
      publishedAt,
    })
  })

  it('expands no entities', () => {
    const lines = Array.from({ length: 9 }, (_, i) => {
      return `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`
    })
    const feed = `<!DOCTYPE rss [<!ENTITY a0 "ha">${lines.join('')}]>${rss(
      '<item><title>A</title><description>&a9;</description></item>',
    )}`
    expect(only(feed)).toMatchObject({ title: 'A', body: '&a9;' })
  })

  it('reads no file that an entity names', () => {
    const feed = `<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>${rss('<item><title>&x;</title></item>')}`
    expect(read(feed)).toMatchObject({ stories: [], issues: [{ source: 'wire' }] })
  })

  it('reads deep HTML as far as it goes', () => {
    const html = `<![CDATA[<p>Text.</p>${'<b>'.repeat(50_000)}deep]]>`
    const feed = rss(`<item><title>A</title><description>${html}</description></item>`)
    expect(only(feed)).toMatchObject({ body: 'Text.' })
  })
})
