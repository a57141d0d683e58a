import { describe, expect, it } from 'vitest'

import { buildIndex } from '../../src/store/build-index.ts'
import { buildSegments } from '../../src/index/write/build-segments.ts'
import type { NewsIndex } from '../../src/index/news-index.ts'
import { stemEnglishTerm } from '../../src/analysis/stemmer.ts'
import { listOfStem, termsOfList } from '../../src/index/stem-groups.ts'
import { compileIndex } from '../../src/store/compile-index.ts'
import type { Segment } from '../../src/index/segment.ts'
import { findTerm, termAt } from '../../src/index/dictionary.ts'
import { docFreqOf, type Postings } from '../../src/index/postings.ts'
import { EVERY_TERM, visitStream } from '../../src/index/token-streams.ts'
import type { StoryInput } from '../../src/story/story.ts'

/** Newest first, so that they are stories 0, 1 and 2. */
const STORIES: readonly StoryInput[] = [
  {
    id: 'game',
    title: 'Kings edge Jazz 105-104',
    body: 'The King edged on. The kings',
    author: 'Kingsley King',
    section: 'sport',
    lists: ['trending'],
    publishedAt: '2025-10-26T00:00:00Z',
  },
  {
    id: 'cut',
    title: 'Jazz',
    // A gap that does not fit a byte.
    body: `A late basket${' '.repeat(300)}by the gua`,
    truncated: true,
    section: 'world',
    lists: ['latest', 'trending'],
    publishedAt: '2025-10-25T00:00:00Z',
  },
  { id: 'empty', title: '', body: '' },
]

function compile(index: NewsIndex = buildIndex(STORIES)): Segment {
  const [segment, ...others] = compileIndex(index).segments
  if (segment === undefined || others.length > 0) throw new Error('Expected one segment')
  return segment.segment
}

/** `story:title+body` of each posting of a list. */
function postingsOf({ offsets, stories, termFreqs }: Postings, list: number): string[] {
  const from = offsets[list] ?? 0
  return Array.from(stories.subarray(from, offsets[list + 1]), (story, i) => {
    const packed = termFreqs[from + i] ?? 0
    return `${story}:${packed >>> 12}+${packed & 0xfff}`
  })
}

/** The terms of a field in order. */
function streamOf({ dictionary, streams }: Segment, story: number, field: number): string {
  const terms: string[] = []
  visitStream(streams, story, field, EVERY_TERM, (term) => terms.push(termAt(dictionary, term)))
  return terms.join(' ')
}

describe('compileIndex', () => {
  const segment = compile()
  const { dictionary, content, author, groups, lengths } = segment
  const listOf = (term: string): number => findTerm(dictionary, term)

  it('has the terms of all fields in order of code units', () => {
    const terms = Array.from({ length: dictionary.size }, (_, number) => termAt(dictionary, number))
    expect(terms).toEqual(
      [
        '104',
        '105',
        '105-104',
        'a',
        'basket',
        'by',
        'edge',
        'edged',
        'jazz',
        'king',
        'kings',
      ].concat(['kingsley', 'late', 'on', 'the']),
    )
  })

  it('counts a surface term by story in title and body', () => {
    expect(postingsOf(content, listOf('kings'))).toEqual(['0:1+1'])
    expect(postingsOf(content, listOf('the'))).toEqual(['0:0+2', '1:0+1'])
    expect(postingsOf(content, listOf('jazz'))).toEqual(['0:1+0', '1:1+0'])
  })

  it('keeps the author apart', () => {
    expect(docFreqOf(content, listOf('kingsley'))).toBe(0)
    expect(postingsOf(author, listOf('kingsley'))).toEqual(['0:0+1'])
    expect(docFreqOf(author, listOf('kings'))).toBe(0)
  })

  it('joins the forms of a stem in one list', () => {
    const list = groups.listOf[listOf('king')] ?? NaN
    expect(groups.listOf[listOf('kings')]).toBe(list)
    expect(postingsOf(content, list)).toEqual(['0:1+2'])
    expect(groups.listOf[listOf('jazz')]).toBe(listOf('jazz'))
  })

  it('lets the caller say which terms are forms of one another', () => {
    const byLetter = compileIndex(buildIndex(STORIES), { stem: (term) => term.slice(0, 1) })
    const { dictionary: terms, groups: byFirst } = byLetter.segments[0]?.segment ?? segment
    expect(byFirst.listOf[findTerm(terms, 'basket')]).toBe(byFirst.listOf[findTerm(terms, 'by')])
    expect(byFirst.listOf[findTerm(terms, 'edge')]).not.toBe(byFirst.listOf[findTerm(terms, 'a')])
  })

  it('finds the forms of a stem that no term is spelt like', () => {
    const stories = [{ id: 'a', title: 'Élected, deploys; deploy news new', body: '' }]
    const only = compileIndex(buildIndex(stories)).segments[0]?.segment ?? segment
    const termOf = (stem: string): string | undefined => {
      const list = listOfStem(only, stem, stemEnglishTerm)
      return list < 0 ? undefined : termAt(only.dictionary, termsOfList(only, list)[0] ?? NaN)
    }
    expect([termOf('elect'), termOf('deploy'), termOf('news')]).toEqual([
      'elected',
      'deploy',
      'news',
    ])
    // `elected` and `deploys` are terms, but no stems.
    expect([termOf('elected'), termOf('deploys'), termOf('absent')]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    expect(termAt(only.groups.stems, 0)).toBe('elect')
    expect(only.groups.stems.size).toBe(1)
  })

  it('counts lengths in positions: a compound once for each part', () => {
    expect([...lengths.title]).toEqual([5, 1, 0])
    expect([...lengths.body]).toEqual([6, 5, 0])
    expect([...lengths.author]).toEqual([2, 0, 0])
  })

  it('keeps the tokens of each field in order, a cut word left out', () => {
    expect(streamOf(segment, 0, 0)).toBe('kings edge jazz 105-104 105 104')
    expect(streamOf(segment, 1, 1)).toBe('a late basket by the')
    expect(streamOf(segment, 0, 2)).toBe('kingsley king')
    expect(streamOf(segment, 2, 1)).toBe('')
  })

  it('makes a segment of each serialized one', () => {
    const index = buildIndex(STORIES)
    const segments = buildSegments(index.stories, { stories: 2, characters: Infinity })
    const snapshot = compileIndex({ ...index, segments })
    expect(snapshot.segments.map(({ base, liveCount }) => [base, liveCount])).toEqual([
      [0, 2],
      [2, 1],
    ])
    expect(snapshot.statistics).toEqual(compileIndex(index).statistics)
  })

  it('makes an empty snapshot of no stories', () => {
    expect(compileIndex(buildIndex([]))).toMatchObject({ segments: [], storyCount: 0 })
  })
})

describe('an index that does not fit its stories', () => {
  const index = buildIndex(STORIES)
  const other = (change: Partial<StoryInput>): NewsIndex =>
    buildIndex(STORIES.map((story) => (story.id === 'cut' ? { ...story, ...change } : story)))
  const withStories = (stories: NewsIndex['stories']): NewsIndex => ({
    ...index,
    segments: index.segments.map((segment) => ({ ...segment, stories })),
  })

  it.each<[string, NewsIndex, string]>([
    ['lacks a term of a story', withStories(other({ title: 'Waltz' }).stories), '"waltz"'],
    ['is of a story with another id', withStories(other({ id: 'x' }).stories), '"cut"'],
    ['is of more stories', withStories(index.stories.slice(0, 2)), '"empty"'],
    [
      'has postings of a document that it does not list',
      {
        ...index,
        segments: index.segments.map((segment) => ({
          ...segment,
          miniSearch: {
            ...segment.miniSearch,
            index: [...segment.miniSearch.index, ['zebra', { 0: { 77: 1 } }]],
          },
        })),
      },
      '77',
    ],
  ])('is refused when it %s', (_, damaged, named) => {
    expect(() => compileIndex(damaged)).toThrow(
      expect.objectContaining({
        code: 'index_damaged',
        message: expect.stringContaining(named) as unknown,
      }),
    )
  })
})
