import { describe, expect, it } from 'vitest'

import { LedeError } from '../../src/errors.ts'
import { parseStory } from '../../src/story/story-input.ts'

const whole = { id: 'a', title: 'Title', body: 'Body' }

describe('parseStory', () => {
  it('fills in what only id, title and body leave open', () => {
    expect(parseStory(whole, 1)).toEqual({
      ...whole,
      kind: 'article',
      truncated: false,
      lists: [],
      source: '',
    })
  })

  it('orders properties the same way however they came, and drops unknown ones', () => {
    const one = parseStory({ ...whole, views: 3, author: 'Ines', extra: 1 }, 1)
    const other = parseStory(
      { extra: 2, author: 'Ines', views: 3, body: 'Body', title: 'Title', id: 'a' },
      1,
    )
    expect(JSON.stringify(one)).toBe(JSON.stringify(other))
    expect(one).not.toHaveProperty('extra')
  })

  it('reads null and undefined as absent', () => {
    expect(parseStory({ ...whole, author: null, publishedAt: undefined, kind: null }, 1)).toEqual(
      parseStory(whole, 1),
    )
  })

  it('takes white space around and repeated in author, section and lists for none', () => {
    const spaced = {
      author: ' Noor\u00a0 Haddadin\n',
      section: '\tWorld  News ',
      lists: [' latest', 'latest', ' ', 'most \u2003 read'],
    }
    expect(parseStory({ ...whole, ...spaced }, 1)).toMatchObject({
      author: 'Noor Haddadin',
      section: 'World News',
      lists: ['latest', 'most read'],
    })
  })

  it('takes an author or a section of white space for none', () => {
    const story = parseStory({ ...whole, author: '', section: ' \u3000' }, 1)
    expect(story).not.toHaveProperty('author')
    expect(story).not.toHaveProperty('section')
  })

  it('gives an equal story when it reads its own result', () => {
    const story = parseStory({ ...whole, publishedAt: '2025-10-25', lists: ['latest'] }, 1)
    expect(parseStory(story, 1)).toEqual(story)
  })

  it.each([
    ['2024-10-19T16:25:00+04:00', '2024-10-19T16:25:00+04:00'],
    ['2024-10-19T16:25Z', '2024-10-19T16:25Z'],
    ['2024-10-19', '2024-10-19T00:00:00Z'],
    ['2024-10-19T16:25', '2024-10-19T16:25Z'],
    ['2024-10-19T16:25:01.250', '2024-10-19T16:25:01.250Z'],
    ['2024-10-19T16:25:01,5+0400', '2024-10-19T16:25:01.5+04:00'],
    ['2024-02-29', '2024-02-29T00:00:00Z'],
  ])('reads the date %s as %s', (publishedAt, expected) => {
    expect(parseStory({ ...whole, publishedAt }, 1).publishedAt).toBe(expected)
  })

  it.each([
    '2025-02-30',
    '2025-02-29',
    '2025-13-01',
    '2025-10-25T24:30:00Z',
    '2025-10-25T10:00:00+99:00',
    'Oct. 25, 2025',
    'yesterday',
    '',
    '2025',
  ])('refuses the date %j', (publishedAt) => {
    expect(() => parseStory({ ...whole, publishedAt }, 1)).toThrow(
      `Expected \`publishedAt\` of story "a" to be an ISO 8601 date or date-time, received ${JSON.stringify(publishedAt)}`,
    )
  })

  it.each<[string, unknown, string]>([
    ['no object', 'text', 'Expected story number 4 to be an object, received "text"'],
    ['null', null, 'Expected story number 4 to be an object, received null'],
    ['no id', { title: 'T', body: 'B' }, 'Expected `id` of story number 4 to be given'],
    [
      'an empty id',
      { ...whole, id: '' },
      'Expected `id` of story number 4 to be text that is not empty, received ""',
    ],
    [
      'a numeric id',
      { ...whole, id: 7 },
      'Expected `id` of story number 4 to be text that is not empty, received 7',
    ],
    ['no title', { id: 'a', body: 'B' }, 'Expected `title` of story "a" to be given'],
    [
      'a title that is no text',
      { ...whole, title: 7 },
      'Expected `title` of story "a" to be text, received 7',
    ],
    [
      'a body that is a list',
      { ...whole, body: ['x'] },
      'Expected `body` of story "a" to be text, received a list',
    ],
    [
      'an unknown kind',
      { ...whole, kind: 'blog' },
      'Expected `kind` of story "a" to be "article" or "teaser", received "blog"',
    ],
    [
      'negative views',
      { ...whole, views: -1 },
      'Expected `views` of story "a" to be a whole number from 0, received -1',
    ],
    [
      'views that are no number',
      { ...whole, views: NaN },
      'Expected `views` of story "a" to be a whole number from 0, received NaN',
    ],
    [
      'a list that holds a number',
      { ...whole, lists: ['latest', 3] },
      'Expected `lists.1` of story "a" to be text, received 3',
    ],
    [
      'a Date',
      { ...whole, publishedAt: new Date(0) },
      'Expected `publishedAt` of story "a" to be an ISO 8601 date, received an object',
    ],
  ])('refuses %s and says what it expected', (_, input, message) => {
    expect(() => parseStory(input, 4)).toThrow(message)
    expect(() => parseStory(input, 4)).toThrow(LedeError)
    expect(() => parseStory(input, 4)).toThrow(expect.objectContaining({ code: 'invalid_story' }))
  })

  it('shows no more than the beginning of a long value', () => {
    expect(() => parseStory({ ...whole, publishedAt: 'x'.repeat(100_000) }, 1)).toThrow(
      /received "x{60}…"$/,
    )
  })

  it('takes prototype names as ordinary ids', () => {
    expect(parseStory({ ...whole, id: '__proto__' }, 1).id).toBe('__proto__')
    const hostile: unknown = JSON.parse('{"id":"a","title":"T","body":"B","__proto__":{"views":9}}')
    expect(parseStory(hostile, 1)).not.toHaveProperty('views')
  })
})
