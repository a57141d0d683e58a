import fc from 'fast-check'
import MiniSearch from 'minisearch'
import { describe, expect, it } from 'vitest'

import { ANALYZER_FINGERPRINT } from '../../src/analysis/fingerprint.ts'
import { buildIndex } from '../../src/store/build-index.ts'
import { miniSearchOptions } from '../../src/index/write/minisearch-options.ts'
import type { StoryInput } from '../../src/story/story.ts'
import { manyStories, STORIES } from './sample.ts'

/** Ids that stock MiniSearch finds in a built index, loaded from its JSON. */
function find(stories: Iterable<StoryInput>, q: string, fields?: string[]): unknown[] {
  return buildIndex(stories).segments.flatMap(({ miniSearch }) => {
    const loaded = MiniSearch.loadJSON(JSON.stringify(miniSearch), miniSearchOptions)
    const options = fields === undefined ? {} : { fields }
    return loaded.search(q, options).map(({ id }): unknown => id)
  })
}

describe('buildIndex', () => {
  it.each([
    ['a word of the title', 'ferry', undefined, ['ferry']],
    ['an abbreviation without its stops', 'us', undefined, ['ferry']],
    ['a compound', '105-104', undefined, ['kings']],
    ['a part of a compound', '104', undefined, ['kings']],
    ['the author', 'okafor', ['author'], ['ferry']],
    ['no author in the body', 'okafor', ['body'], []],
    ['no cut word at the end of a snippet', 'seco', undefined, []],
    ['the last whole word of a snippet', 'closing', undefined, ['kings']],
  ])('lets stock MiniSearch find %s', (_, q, fields, expected) => {
    expect(find(STORIES, q, fields)).toEqual(expected)
  })

  it('orders stories newest first, undated last, then by id', () => {
    const at = (id: string, publishedAt?: string): StoryInput => ({
      id,
      title: id,
      body: '',
      ...(publishedAt !== undefined && { publishedAt }),
    })
    const { stories, segments } = buildIndex([
      at('z'),
      at('later-in-text', '2025-10-25T09:00:00+04:00'),
      at('b', '2025-10-25T06:00:00Z'),
      at('a', '2025-10-25T06:00:00Z'),
      at('Z'),
    ])
    const ids = ['a', 'b', 'later-in-text', 'Z', 'z']
    expect(stories.map(({ id }) => id)).toEqual(ids)
    expect(Object.values(segments[0]?.miniSearch.documentIds ?? {})).toEqual(ids)
  })

  it('gives an equal index for the same stories in any order', () => {
    const expected = JSON.stringify(buildIndex(STORIES))
    const shuffled = fc.shuffledSubarray([...STORIES], { minLength: STORIES.length })
    fc.assert(
      fc.property(shuffled, (stories) => JSON.stringify(buildIndex(stories)) === expected),
      { numRuns: 20 },
    )
  })

  it('has another generation for every change of a story', () => {
    const [first, ...others] = STORIES
    const base = { ...first, id: 'ferry', title: 'T', body: 'B' }
    const variants: StoryInput[] = [
      base,
      { ...base, title: 'T2' },
      { ...base, body: 'B2' },
      { ...base, title: 'TB', body: '' },
      { ...base, kind: 'teaser' },
      { ...base, truncated: true },
      { ...base, author: 'Another' },
      { ...base, publishedAt: '2020-01-01T00:00:00Z' },
      { ...base, views: 151 },
      { ...base, section: 'sport' },
      { ...base, url: 'https://other.example/' },
      { ...base, lists: ['latest'] },
      { ...base, source: 'other.txt' },
      { ...base, id: 'ferry-2' },
    ]
    const generations = variants.map((story) => buildIndex([story, ...others]).generation)
    expect(new Set(generations).size).toBe(variants.length)
    expect(generations[0]).toMatch(/^[0-9a-f]{16}$/)
    expect(buildIndex([base, ...others]).generation).toBe(generations[0])
  })

  it('gives a valid empty index for no stories', () => {
    const index = buildIndex([])
    expect(index).toEqual({
      generation: expect.stringMatching(/^[0-9a-f]{16}$/) as unknown,
      analyzer: ANALYZER_FINGERPRINT,
      stories: [],
      segments: [],
    })
  })

  it('refuses an id that comes twice, and names it', () => {
    expect(() => buildIndex([...STORIES, { id: 'kings', title: 'x', body: 'y' }])).toThrow(
      expect.objectContaining({
        code: 'invalid_story',
        message: 'Expected ids to be unique, received "kings" twice',
      }),
    )
  })

  it('takes ids and words that are names of prototypes', () => {
    const hostile = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']
    const stories = hostile.map((id) => ({ id, title: `${id} story`, body: id }))
    expect(buildIndex(stories).stories.map(({ id }) => id)).toEqual([...hostile].sort())
    expect(find(stories, 'constructor')).toEqual(['constructor'])
    expect(find(stories, 'tostring')).toEqual(['toString'])
  })

  it('takes any text', () => {
    const text = fc.string({ unit: 'binary' })
    const story = fc.record({ id: fc.string({ minLength: 1 }), title: text, body: text })
    fc.assert(
      fc.property(fc.uniqueArray(story, { selector: ({ id }) => id }), (stories) => {
        const index = buildIndex(stories)
        expect(index.stories).toHaveLength(stories.length)
        for (const { miniSearch } of index.segments) {
          MiniSearch.loadJSON(JSON.stringify(miniSearch), miniSearchOptions)
        }
      }),
      { numRuns: 50 },
    )
  })

  it('reports progress after each story', () => {
    const calls: [number, number][] = []
    buildIndex(manyStories(3), { onProgress: (done, total) => calls.push([done, total]) })
    expect(calls).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ])
  })
})
