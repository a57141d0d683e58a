// The properties that are checked:
// 1. Each rule of identity joins what it should and nothing else.
// 2. A merged story has the best of its tellings.
// 3. The result does not depend on the order of the drafts.
// 4. Stories that would have one id get distinct ones, which neither order nor length of texts changes.
// 5. Ids are unique, and stories stand newest first.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeStories } from '../../src/story/merge-stories.ts'
import type { SourceIssue, StoryDraft } from '../../src/story/story-draft.ts'
import { storyId } from '../../src/story/story-id.ts'

const DAY_1 = '2025-10-25T18:00:00+00:00'
const DAY_2 = '2025-10-26T18:00:00+00:00'
const BRIDGES = 'One long snippet that speaks of the river and its bridges.'
const WATER = 'Quite another text, in which nobody has heard of water.'

const draft = (fields: Partial<StoryDraft> = {}): StoryDraft => ({
  kind: 'teaser',
  title: 'Kings Beat Jazz',
  body: 'A snippet.',
  truncated: false,
  lists: [],
  source: 'a.txt',
  ...fields,
})

describe('identity', () => {
  const count = (...drafts: StoryDraft[]): number => mergeStories(drafts).length
  const dated = draft({ publishedAt: DAY_1 })

  it('is the folded title and the instant', () => {
    expect(count(dated, draft({ title: 'KINGS  beat Jazz', publishedAt: DAY_1 }))).toBe(1)
    expect(count(dated, draft({ publishedAt: '2025-10-25T22:00:00+04:00' }))).toBe(1)
    expect(count(dated, draft({ publishedAt: DAY_2 }))).toBe(2)
    expect(count(dated, draft({ title: 'Kings Beat Heat', publishedAt: DAY_1 }))).toBe(2)
  })

  it('joins an undated story with the only dated one of its title', () => {
    expect(count(dated, draft(), draft({ body: 'Another snippet.' }))).toBe(1)
    expect(count(draft(), draft())).toBe(1)
    expect(count(draft(), dated, draft({ publishedAt: DAY_2 }))).toBe(3)
  })

  it('joins a teaser with the article of its page, and through it with other pages', () => {
    const article = draft({ kind: 'article', publishedAt: DAY_1 })
    const own = draft({ publishedAt: DAY_2, sameAs: article })
    expect(count(article, own)).toBe(1)
    expect(count(draft({ publishedAt: DAY_2, source: 'b.txt' }), own, article, draft())).toBe(1)
  })

  it('is the address where a source names one, whatever titles and dates say', () => {
    const teased = draft({ publishedAt: DAY_1, address: 'a.example/kings' })
    const page = draft({ kind: 'article', title: 'Kings Win', address: 'a.example/kings' })
    expect(count(teased, page)).toBe(1)
    expect(mergeStories([teased, page])).toMatchObject([{ title: 'Kings Win', publishedAt: DAY_1 }])
    expect(mergeStories([teased])[0]).not.toHaveProperty('address')
    expect(count(page, { ...page, title: 'Heat Win', address: 'a.example/heat' })).toBe(2)
  })

  it('is the id alone where the source gave one', () => {
    const first = draft({ id: '7', publishedAt: DAY_1 })
    expect(count(first, draft({ id: '8', publishedAt: DAY_1 }))).toBe(2)
    expect(count(first, dated)).toBe(2)
    expect(count(first, draft())).toBe(2)
    expect(count(first, draft({ id: '7', title: 'Another Title' }))).toBe(1)
  })

  it('knows no special names', () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']
    const stories = mergeStories(names.map((id) => draft({ id, title: id })))
    expect(stories.map(({ id }) => id).sort()).toEqual([...names].sort())
    expect(mergeStories(names.map((title) => draft({ title })))).toHaveLength(4)
  })
})

describe('stories with one key that the others contradict', () => {
  const site = (name: string, fields: Partial<StoryDraft> = {}): StoryDraft =>
    draft({
      id: '7',
      kind: 'article',
      title: `News of ${name}`,
      body: `${name} has opened a market hall by the river, says the mayor of ${name}.`,
      url: `https://${name.toLowerCase()}.example/news/7`,
      source: `${name}.json`,
      ...fields,
    })
  const [quay, marram] = [
    site('Quay', { publishedAt: DAY_2 }),
    site('Marram', {
      publishedAt: DAY_1,
      body: 'Two foxes were seen in the school yard on Tuesday morning, pupils told us.',
    }),
  ]

  it('are kept apart, the first published with the id, the others with a hash behind it', () => {
    const issues: SourceIssue[] = []
    const stories = mergeStories([quay, marram], issues)
    expect(stories).toMatchObject([
      { title: 'News of Quay', body: quay.body },
      { title: 'News of Marram', body: marram.body, id: '7' },
    ])
    expect(stories[0]?.id).toMatch(/^7-[a-z\d]{10}$/)
    expect(issues).toEqual([
      {
        source: 'Quay.json',
        reason: `id "7" is that of another story, too: kept as "${stories[0]?.id ?? ''}"`,
      },
    ])
  })

  it('have the same ids in another order, with longer texts, and beside more of them', () => {
    const idsOf = (drafts: StoryDraft[]): Map<string, string> =>
      new Map(mergeStories(drafts).map(({ title, id }) => [title, id]))
    const ids = idsOf([quay, marram])
    expect(idsOf([marram, quay])).toEqual(ids)
    expect(idsOf([{ ...quay, body: `${quay.body} It opens at six.` }, marram])).toEqual(ids)
    const later = site('Elmdon', {
      publishedAt: '2025-10-28T18:00:00+00:00',
      body: 'Nobody won the chess cup, since snow kept both players at home all week.',
    })
    expect(idsOf([later, quay, marram]).get('News of Quay')).toBe(ids.get('News of Quay'))
    expect(idsOf([later, quay, marram]).get('News of Marram')).toBe('7')
  })

  it('are one where the same site tells it again', () => {
    expect(mergeStories([quay, { ...quay, title: 'Market hall opens' }, marram])).toHaveLength(2)
  })

  it('say nothing of ids that nobody gave', () => {
    const issues: SourceIssue[] = []
    const feed = (url: string): StoryDraft => draft({ publishedAt: DAY_1, url })
    const drafts = [feed('https://a.example/kings'), feed('https://b.example/jazz')]
    const stories = mergeStories(drafts, issues)
    expect(stories).toHaveLength(2)
    expect(issues).toEqual([])
    expect(mergeStories(drafts.reverse())).toEqual(stories)
  })

  it('do not meet through a third one', () => {
    const a = draft({ publishedAt: DAY_1, url: 'https://a.example/kings', body: 'A.' })
    const b = draft({ publishedAt: DAY_1, url: 'https://b.example/jazz', body: 'B.' })
    const between = draft({ publishedAt: DAY_1, body: 'A snippet that is longer.' })
    expect(mergeStories([a, b, between])).toHaveLength(2)
  })

  it('are told apart in time, however many share a key', () => {
    const drafts = Array.from({ length: 20_000 }, (_, i) =>
      draft({ publishedAt: DAY_1, url: `https://a.example/${i}` }),
    )
    expect(mergeStories(drafts)).toHaveLength(20_000)
  })
})

describe('a merged story', () => {
  it('has the text of the article, all lists, and the most views', () => {
    const article = draft({
      kind: 'article',
      body: 'Short.',
      publishedAt: DAY_1,
      views: 5,
      source: 'b',
    })
    const teasers = [
      draft({ publishedAt: DAY_1, views: 9, lists: ['trending'], truncated: true, author: 'X' }),
      draft({ publishedAt: DAY_1, views: 7, lists: ['latest'], title: 'KINGS BEAT JAZZ' }),
    ]
    expect(mergeStories([...teasers, article])).toEqual([
      {
        id: storyId('Kings Beat Jazz', DAY_1),
        kind: 'article',
        title: 'Kings Beat Jazz',
        body: 'Short.',
        truncated: false,
        author: 'X',
        publishedAt: DAY_1,
        views: 9,
        lists: ['latest', 'trending'],
        source: 'b',
      },
    ])
  })

  it('has the longest body among equals, and whether that one is cut', () => {
    const short = draft({ body: 'A long snippet.' })
    const long = draft({ body: 'A long snippet that goes o', truncated: true })
    expect(mergeStories([short, long])).toMatchObject([{ body: long.body, truncated: true }])
  })

  it('has a snippet for a body where the article has none', () => {
    const article = draft({ kind: 'article', body: '' })
    const teaser = draft({ body: 'A snippet that is cu', truncated: true })
    expect(mergeStories([article, teaser])).toMatchObject([
      { kind: 'article', body: teaser.body, truncated: true },
    ])
  })

  it('has the date of the article, or else of its teaser', () => {
    const article = draft({ kind: 'article', publishedAt: DAY_1 })
    const own = draft({ publishedAt: DAY_2, sameAs: article })
    expect(mergeStories([own, article])).toMatchObject([{ publishedAt: DAY_1 }])
    const undated = draft({ kind: 'article' })
    const [story] = mergeStories([draft({ publishedAt: DAY_2, sameAs: undated }), undated])
    expect(story).toMatchObject({ publishedAt: DAY_2, id: storyId('Kings Beat Jazz', DAY_2) })
  })
})

describe('order', () => {
  it('of tellings that differ in their source alone makes no difference', () => {
    const drafts = [draft({ source: 'b.txt' }), draft({ source: 'a.txt' })]
    expect(mergeStories(drafts)).toMatchObject([{ source: 'a.txt' }])
    expect(mergeStories(drafts.reverse())).toMatchObject([{ source: 'a.txt' }])
  })

  it('is newest first, undated last, then by id', () => {
    const stories = mergeStories([
      draft({ id: 'c' }),
      draft({ id: 'b', publishedAt: DAY_1 }),
      draft({ id: 'B', publishedAt: DAY_1 }),
      draft({ id: 'a' }),
      draft({ id: 'd', publishedAt: '2025-10-26T00:00:00+04:00' }),
      draft({ id: 'e', publishedAt: DAY_2 }),
    ])
    expect(stories.map(({ id }) => id)).toEqual(['e', 'd', 'B', 'b', 'a', 'c'])
  })

  it('of titles makes no difference where a teaser ties two of them', () => {
    const article = draft({ kind: 'article', title: 'Kings Beat Jazz', body: '' })
    const teaser = draft({ ...article, title: '北京', publishedAt: DAY_1, sameAs: article })
    const undated = draft({ ...article, title: '北京', body: BRIDGES })
    const dated = draft({ ...article, body: WATER, publishedAt: DAY_2 })
    const drafts = [article, teaser, undated, dated]
    expect(mergeStories(drafts.toReversed())).toEqual(mergeStories(drafts))
  })

  it('of the drafts makes no difference', () => {
    const one = fc.record({
      kind: fc.constantFrom('article' as const, 'teaser' as const),
      title: fc.constantFrom('Kings Beat Jazz', 'KINGS beat Jazz', 'Ferry Sinks', '北京'),
      body: fc.constantFrom('', 'A snippet.', 'A longer snippet', BRIDGES, WATER),
      truncated: fc.boolean(),
      lists: fc.subarray(['latest', 'trending', 'most-read']),
      source: fc.constantFrom('a.txt', 'b.txt'),
      date: fc.constantFrom(undefined, DAY_1, DAY_2, '2025-10-25T22:00:00+04:00'),
      views: fc.constantFrom(undefined, 1, 500),
      author: fc.constantFrom(undefined, 'X', 'Y'),
      id: fc.constantFrom(undefined, undefined, 'own', storyId('北京', undefined)),
      url: fc.constantFrom(undefined, undefined, 'https://a.example/1', 'https://b.example/2'),
      address: fc.constantFrom(undefined, undefined, 'a.example/1', 'b.example/2'),
      twin: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(one, { maxLength: 12 }), fc.func(fc.integer()), (records, rank) => {
        const drafts: StoryDraft[] = []
        for (const { date, views, author, id, twin, url, address, ...fields } of records) {
          const [article] = drafts
          drafts.push({
            ...fields,
            ...(date !== undefined && { publishedAt: date }),
            ...(views !== undefined && { views }),
            ...(author !== undefined && { author }),
            ...(id !== undefined && { id }),
            ...(url !== undefined && { url }),
            ...(address !== undefined && { address }),
            ...(twin && article !== undefined && { sameAs: article }),
          })
        }
        const stories = mergeStories(drafts)
        const shuffled = drafts
          .map((entry, i) => ({ entry, key: rank(i) }))
          .sort((a, b) => a.key - b.key)
          .map(({ entry }) => entry)
        expect(mergeStories(shuffled)).toEqual(stories)
        expect(mergeStories([...drafts].reverse())).toEqual(stories)
        expect(new Set(stories.map(({ id }) => id)).size).toBe(stories.length)
      }),
      { numRuns: 2_000 },
    )
  })

  it('of 50,000 drafts of one story ends in one story', () => {
    const drafts = Array.from({ length: 50_000 }, (_, i) => draft({ views: i }))
    expect(mergeStories(drafts)).toMatchObject([{ views: 49_999 }])
  })
})
