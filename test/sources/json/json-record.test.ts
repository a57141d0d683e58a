import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readJsonRecord } from '../../../src/sources/json/json-record.ts'
import type { StoryDraft } from '../../../src/story/story-draft.ts'

const context = { source: 'wire.json', timeZone: 'Asia/Dubai' }

describe('readJsonRecord', () => {
  const read = (record: unknown): StoryDraft | undefined => {
    const { draft, reasons } = readJsonRecord(record, context)
    expect(reasons).toEqual([])
    return draft
  }

  it('reads every field by its own name', () => {
    const story = {
      id: '7',
      kind: 'teaser',
      title: 'Ferry Sinks',
      body: 'Nobody was hurt.',
      truncated: true,
      author: 'Ann Lee',
      publishedAt: '2025-10-25T17:49:00+04:00',
      views: 12,
      section: 'World',
      url: 'https://news.example/7',
      lists: ['trending', 'latest', 'latest'],
      source: 'Quay News',
    }
    expect(read(story)).toEqual({ ...story, lists: ['latest', 'trending'] })
  })

  it('needs no more than a title', () => {
    expect(read({ title: 'Ferry Sinks' })).toEqual({
      kind: 'article',
      title: 'Ferry Sinks',
      body: '',
      truncated: false,
      lists: [],
      source: 'wire.json',
    })
  })

  const title = 'T'
  it.each<[string, object, Partial<StoryDraft>]>([
    ['headline', { headline: 'H' }, { title: 'H' }],
    ['title over headline', { headline: 'H', title }, { title }],
    ['content', { title, content: 'C.' }, { body: 'C.' }],
    ['text', { title, text: 'C.' }, { body: 'C.' }],
    ['description', { title, description: 'C.' }, { body: 'C.' }],
    ['summary', { title, summary: 'C.' }, { body: 'C.' }],
    ['the longest text', { title, body: 'C.', text: 'Long.', content: '' }, { body: 'Long.' }],
    ['text over summary', { title, text: 'C.', summary: 'Longer.' }, { body: 'C.' }],
    ['summary over blank text', { title, text: ' \n', summary: 'S.' }, { body: 'S.' }],
    ['a list of paragraphs', { title, body: ['One', 'Two'] }, { body: 'One\n\nTwo' }],
    ['date', { title, date: '2025-10-25' }, { publishedAt: '2025-10-25T00:00:00+04:00' }],
    [
      'pubDate',
      { title, pubDate: 'Sat, 25 Oct 2025 17:49:00 GMT' },
      { publishedAt: '2025-10-25T17:49:00+00:00' },
    ],
    [
      'published_at',
      { title, published_at: 1761400140 },
      { publishedAt: '2025-10-25T17:49:00+04:00' },
    ],
    [
      'a readable date over an unreadable one',
      { title, publishedAt: 'soon', date: '2025-10-25' },
      { publishedAt: '2025-10-25T00:00:00+04:00' },
    ],
    ['byline', { title, byline: 'By Ann Lee' }, { author: 'Ann Lee' }],
    [
      'a list of names',
      { title, author: ['By Ann Lee', { name: 'Bo Ek' }] },
      { author: 'Ann Lee, Bo Ek' },
    ],
    ['a named author', { title, author: { name: 'Ann Lee', id: 3 } }, { author: 'Ann Lee' }],
    ['category', { title, category: ['Sport'] }, { section: 'Sport' }],
    ['a list of categories', { title, category: ['', 'local', 'harbour'] }, { section: 'local' }],
    ['link', { title, link: 'https://x.example' }, { url: 'https://x.example' }],
    ['guid', { title, guid: 'g' }, { id: 'g' }],
    ['a number for id', { title, id: 12 }, { id: '12' }],
    ['views with separators', { title, views: '1,234' }, { views: 1234 }],
    ['one list', { title, lists: 'latest' }, { lists: ['latest'] }],
    [
      'NewsAPI’s source',
      { title, source: { id: null, name: 'Quay News' } },
      { source: 'Quay News' },
    ],
    [
      'NewsAPI’s cut',
      { title, content: 'It goes o… [+1234 chars]' },
      { body: 'It goes o', truncated: true },
    ],
    [
      'a cut without ellipsis',
      { title, content: 'It goes o [+12 chars]' },
      { body: 'It goes o', truncated: true },
    ],
    [
      'a closing ellipsis',
      { title, description: 'It goes o…' },
      { body: 'It goes o', truncated: true },
    ],
    [
      'white space',
      { title: ' A\n B\u00a0', body: ' a  b\r\n\r\n c ' },
      { title: 'A B', body: 'a b\n\nc' },
    ],
    [
      'nulls as absent',
      { title, author: null, views: null, date: null, body: null },
      { title, body: '' },
    ],
    [
      'a body without title',
      { body: 'It sank. Nobody was hurt.' },
      { title: 'It sank.', body: 'It sank. Nobody was hurt.' },
    ],
    ['an empty title', { title: '', body: 'It sank' }, { title: 'It sank', body: 'It sank' }],
    ['broken surrogates', { title: 'a\ud800', id: '\udc00' }, { title: 'a\ufffd', id: '\ufffd' }],
  ])('reads %s', (_, record, expected) => {
    expect(read(record)).toMatchObject(expected)
  })

  it.each<[object, string, Partial<StoryDraft>]>([
    [{ title, date: 'soon' }, 'unreadable date "soon"', { title }],
    [{ title, date: '2025-02-30' }, 'unreadable date "2025-02-30"', { title }],
    [
      { title, views: -1 },
      'expected "views" to be a whole number from 0, received "-1"',
      { title },
    ],
    [{ title, views: 'many' }, 'expected "views" to be a whole number from 0', { title }],
    [{ title, kind: 'post' }, 'expected "kind" to be "article" or "teaser"', { kind: 'article' }],
    [{ title: {}, body: 'It sank.' }, 'expected "title" to be text', { title: 'It sank.' }],
    [{ title, author: 5 }, 'expected "author" to be a name', { title }],
    [{ title, lists: [1] }, 'expected "lists" to be', { lists: [] }],
    [{ title, truncated: 'yes' }, 'expected "truncated" to be true or false', { truncated: false }],
  ])('reports what it cannot read of %j and keeps the story', (record, reason, expected) => {
    const { draft, reasons } = readJsonRecord(record, context)
    expect(reasons).toHaveLength(1)
    expect(reasons[0]).toContain(reason)
    expect(draft).toMatchObject(expected)
    expect(draft).not.toHaveProperty('publishedAt')
    expect(draft).not.toHaveProperty('views')
    expect(draft).not.toHaveProperty('author')
  })

  it.each([
    [{}, 'no title and no body'],
    [{ title: ' ', body: '\n' }, 'no title and no body'],
    [[], 'expected a story to be a JSON object'],
    [null, 'expected a story to be a JSON object'],
    ['text', 'expected a story to be a JSON object'],
  ])('gives no story for %j', (record, reason) => {
    expect(readJsonRecord(record, context)).toEqual({ draft: undefined, reasons: [reason] })
  })

  it('reads own members only', () => {
    const record: unknown = JSON.parse('{"__proto__": {"title": "X"}, "constructor": "Y"}')
    expect(readJsonRecord(record, context).reasons).toEqual(['no title and no body'])
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (a, b, c) => {
        const { draft, reasons } = readJsonRecord(
          { title: a, body: b, date: c, author: a, views: b, source: c },
          context,
        )
        expect(draft !== undefined || reasons.length > 0).toBe(true)
      }),
    )
  })
})
