// 1. One reading for query strings, JSON bodies and apps: what they mean alike becomes one request.
// 2. Every issue is reported at once, in one form; nothing typed into `q` is one, except its length.
// 3. A complete request passes through as it is.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  parseLimit,
  parseLimitParameters,
  parseSearchParameters,
  parseSuggestParameters,
  type SearchParameters,
} from '../../src/engine/parameters.ts'
import { InvalidRequestError } from '../../src/errors.ts'

const context = { nowMs: Date.UTC(2025, 9, 26, 12), timeZone: 'UTC' }
const parse = (input: unknown) => parseSearchParameters(input, context)

const defaults = {
  q: '',
  searchIn: ['title', 'body'],
  kind: undefined,
  author: [],
  section: [],
  list: [],
  month: [],
  from: undefined,
  to: undefined,
  sortBy: 'newest',
  page: 1,
  pageSize: 10,
  facets: [],
  recency: undefined,
  typos: 'auto',
  match: 'auto',
  distinct: true,
  excerpts: 1,
  excerptLength: 200,
  highlightPreTag: '<mark>',
  highlightPostTag: '</mark>',
  explain: false,
}

function issuesOf(work: () => unknown): readonly { parameter: string; message: string }[] {
  try {
    work()
  } catch (error) {
    if (error instanceof InvalidRequestError) return error.issues
    throw error
  }
  return []
}

const messagesOf = (input: unknown): readonly string[] =>
  issuesOf(() => parse(input)).map((issue) => issue.message)

describe('parseSearchParameters', () => {
  it('gives every absent parameter its default', () => {
    expect(parse({})).toStrictEqual(defaults)
  })

  it('sorts by relevance once there is a query', () => {
    expect(parse({ q: 'ferry' }).sortBy).toBe('relevance')
    expect(parse({ q: '  ' }).sortBy).toBe('newest')
  })

  it('reads numbers, booleans and lists from text as from values', () => {
    const asText = {
      page: '2',
      pageSize: '50',
      recency: '.5',
      distinct: 'false',
      explain: 'true',
      excerpts: '0',
      excerptLength: '40',
      searchIn: 'body,title',
      facets: ' month , kind,',
      author: 'Ann Lee',
    }
    const asValues: SearchParameters = {
      page: 2,
      pageSize: 50,
      recency: 0.5,
      distinct: false,
      explain: true,
      excerpts: 0,
      excerptLength: 40,
      searchIn: ['title', 'body'],
      facets: ['kind', 'month'],
      author: ['Ann Lee'],
    }
    expect(parse(asText)).toStrictEqual(parse(asValues))
    expect(parse(asText)).toMatchObject({ page: 2, facets: ['kind', 'month'], recency: 0.5 })
  })

  it.each([
    ['empty text', { kind: '', page: '', searchIn: '', facets: ',', author: ['', ' '], from: '' }],
    ['undefined', { kind: undefined, page: undefined, author: undefined, from: undefined }],
    ['null, as JSON writes it', { kind: null, page: null, author: null, from: null }],
    ['empty lists', { searchIn: [], facets: [], author: [] }],
  ])('counts %s as absent', (_, input) => {
    expect(parse(input)).toStrictEqual(defaults)
  })

  it('keeps commas in repeatable texts and drops repeats', () => {
    expect(parse({ author: ['Lee, Ann', 'Lee, Ann', 'Bo'] }).author).toEqual(['Lee, Ann', 'Bo'])
  })

  it('reads lists that are both repeated and comma-separated', () => {
    expect(parse({ searchIn: ['author,body', 'title'] }).searchIn).toEqual([
      'title',
      'body',
      'author',
    ])
  })

  it.each([
    ['relevancy', 'relevance'],
    ['publishedAt', 'newest'],
    ['popularity', 'popularity'],
    ['oldest', 'oldest'],
  ])('sorts by %s as %s', (sortBy, expected) => {
    expect(parse({ sortBy }).sortBy).toBe(expected)
  })

  it('resolves bounds: a date covers its whole day, an age counts from now', () => {
    const { from, to } = parse({ from: '7d', to: '2025-10-25' })
    expect(from).toEqual({
      text: '7d',
      startMs: context.nowMs - 7 * 86_400_000,
      endMs: context.nowMs - 7 * 86_400_000,
    })
    expect(to?.endMs).toBe(Date.UTC(2025, 9, 26) - 1)
  })

  it('accepts a window that reaches exactly 10,000 hits', () => {
    expect(parse({ page: 100, pageSize: 100 })).toMatchObject({ page: 100, pageSize: 100 })
  })

  it.each([
    [{ pageSize: 'many' }, 'Expected `pageSize` to be an integer from 1 to 100, received "many"'],
    [{ pageSize: '0' }, 'Expected `pageSize` to be an integer from 1 to 100, received "0"'],
    [{ pageSize: 2.5 }, 'Expected `pageSize` to be an integer from 1 to 100, received 2.5'],
    [{ pageSize: '0x10' }, 'Expected `pageSize` to be an integer from 1 to 100, received "0x10"'],
    [{ pageSize: NaN }, 'Expected `pageSize` to be an integer from 1 to 100, received NaN'],
    [{ pageSize: {} }, 'Expected `pageSize` to be an integer from 1 to 100, received an object'],
    [{ recency: '1.01' }, 'Expected `recency` to be a number from 0 to 1, received "1.01"'],
    [{ kind: 'video' }, 'Expected `kind` to be one of `article`, `teaser`, received "video"'],
    [{ distinct: 'yes' }, 'Expected `distinct` to be `true` or `false`, received "yes"'],
    [
      { format: 'rdf' },
      'Expected `format` to be one of `json`, `rss`, `atom`, `jsonfeed`, received "rdf"',
    ],
    [
      { searchIn: 'title,text' },
      'Expected `searchIn` to be a comma-separated list of `title`, `body`, `author`, received "title,text"',
    ],
    [{ author: 5 }, 'Expected `author` to be text, or a list of texts, received 5'],
    [
      { month: ['2025-10', '2025-1'] },
      'Expected `month` to be a month such as `2025-10`, or a list of months, received ["2025-10","2025-1"]',
    ],
    [
      { month: ['2025-13'] },
      'Expected `month` to be a month such as `2025-10`, or a list of months, received ["2025-13"]',
    ],
    [{ page: ['1', '2'] }, 'Expected `page` to be given once, received ["1","2"]'],
    [{ excerpts: 6 }, 'Expected `excerpts` to be an integer from 0 to 5, received 6'],
    [
      { highlightPreTag: '<'.repeat(33) },
      `Expected \`highlightPreTag\` to be text of at most 32 characters, received "${'<'.repeat(33)}"`,
    ],
    [
      { from: 'soon' },
      'Expected `from` to be an ISO 8601 date or date-time, or a time ago such as `7d`, received "soon"',
    ],
    [{ to: '7d' }, 'Expected `to` to be an ISO 8601 date or date-time, received "7d"'],
    [
      { from: '2025-02-02', to: '2025-02-01' },
      'Expected `from` to be no later than `to` (2025-02-01), received "2025-02-02"',
    ],
    [
      { page: 101, pageSize: '100' },
      'Expected `page` x `pageSize` to be at most 10000, received 101 x 100: narrow the query to reach further',
    ],
    [
      { page: '10001' },
      'Expected `page` to be an integer from 1 to 10000 (narrow the query to reach further), received "10001"',
    ],
    [{ pagesize: 5 }, 'Unknown parameter `pagesize`: did you mean `pageSize`?'],
    [{ sort: 'newest' }, 'Unknown parameter `sort`: did you mean `sortBy`?'],
    [{ colour: 'red' }, 'Unknown parameter `colour`'],
    [{ constructor: 1 }, 'Unknown parameter `constructor`'],
  ])('refuses %j', (input, message) => {
    expect(messagesOf(input)).toEqual([message])
  })

  it('refuses __proto__ as it refuses any unknown name', () => {
    expect(messagesOf(JSON.parse('{"__proto__": {"page": 2}}'))).toEqual([
      'Unknown parameter `__proto__`',
    ])
  })

  it('reports every issue at once, each with its parameter as written', () => {
    const issues = issuesOf(() =>
      parse({ pagesize: 5, pageSize: 100, page: 200, kind: 'y', from: 'z', to: '7d' }),
    )
    expect(issues.map((issue) => issue.parameter)).toEqual([
      'pagesize',
      'kind',
      'from',
      'to',
      'page',
    ])
  })

  it.each([[null], [[]], ['q=x'], [7], [undefined]])(
    'refuses %j in place of an object',
    (input) => {
      expect(issuesOf(() => parse(input))).toHaveLength(1)
    },
  )

  it('says briefly what came, however long or deep it was', () => {
    let deep: unknown = 'x'
    for (let level = 0; level < 50_000; level++) deep = [deep]
    const messages = messagesOf({ pageSize: 'x'.repeat(100_000), kind: deep, author: [deep] })
    expect(messages).toHaveLength(3)
    for (const message of messages) expect(message.length).toBeLessThan(200)
  })

  it('lists at most a hundred unknown names', () => {
    const names = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`x${index}`, 1]))
    expect(messagesOf(names)).toHaveLength(100)
  })

  it('takes any text up to 512 UTF-16 units as q', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 256 }), (q) => {
        expect(parse({ q }).q).toBe(q)
      }),
    )
    expect(parse({ q: '\u0000\ud800"-' }).q).toBe('\u0000\ud800"-')
    expect(parse({ q: 'x'.repeat(512) }).q).toHaveLength(512)
    expect(messagesOf({ q: 'x'.repeat(513) })).toEqual([
      `Expected \`q\` to be text of at most 512 characters, received "${'x'.repeat(80)}…" (513 characters)`,
    ])
  })

  it('throws nothing but InvalidRequestError for any object', () => {
    const names = [...Object.keys(defaults), 'format', 'other']
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...names), fc.oneof(fc.string(), fc.jsonValue())),
        (input) => {
          issuesOf(() => parse(input))
        },
      ),
    )
  })

  it('gives a complete request itself, whatever the present', () => {
    const request = parse({
      q: 'ferry',
      from: '7d',
      to: '2025-11',
      author: ['B', 'A'],
      facets: 'kind',
    })
    expect(parseSearchParameters(request, { nowMs: 0, timeZone: 'Asia/Tokyo' })).toEqual(request)
  })

  it('lets resolved bounds stand in a changed copy of a request', () => {
    const request = parse({ q: 'ferry', from: '7d' })
    const later = { ...context, nowMs: context.nowMs + 1_000 }
    const copy = parseSearchParameters({ ...request, page: 2 }, later)
    expect(copy).toEqual({ ...request, page: 2 })
  })

  it('checks resolved bounds against each other', () => {
    const { from, to } = parse({ from: '2025-10-01', to: '2025-10-31' })
    expect(messagesOf({ from: to, to: from })).toEqual([
      'Expected `from` to be no later than `to` (2025-10-01), received "2025-10-31"',
    ])
  })

  it('takes the text alone of bounds from outside', () => {
    const bound = { text: '2025-10-01', startMs: 5, endMs: 6 }
    const { from } = parseSearchParameters({ from: bound }, context, { asDocumented: true })
    expect(from).toEqual(parse({ from: '2025-10-01' }).from)
  })
})

describe('parseSuggestParameters', () => {
  it('gives defaults and reads text', () => {
    expect(parseSuggestParameters({})).toEqual({ q: '', limit: 8, format: 'json' })
    expect(parseSuggestParameters({ q: 'fe', limit: '20', format: 'opensearch' })).toEqual({
      q: 'fe',
      limit: 20,
      format: 'opensearch',
    })
  })

  it('refuses a limit over 20 and names that only /search knows', () => {
    const issues = issuesOf(() => parseSuggestParameters({ limit: 21, page: 1 }))
    expect(issues.map((issue) => issue.message)).toEqual([
      'Unknown parameter `page`',
      'Expected `limit` to be an integer from 1 to 20, received 21',
    ])
  })
})

describe('parseLimit', () => {
  it.each([
    [undefined, 10],
    ['', 10],
    ['100', 100],
    [1, 1],
  ])('reads %j as %i', (limit, expected) => {
    expect(parseLimit(limit)).toBe(expected)
  })

  it.each([[0], ['101'], [1.5], ['ten']])('refuses %j', (limit) => {
    expect(issuesOf(() => parseLimit(limit))).toHaveLength(1)
  })

  it('names unknown parameters beside it', () => {
    expect(issuesOf(() => parseLimitParameters({ limits: 5 }))).toEqual([
      { parameter: 'limits', message: 'Unknown parameter `limits`: did you mean `limit`?' },
    ])
  })
})
