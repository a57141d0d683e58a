// What is checked of the queries:
// 1. the same corpus and seed give the same queries, all different within a class
// 2. every class has queries where the corpus holds what it needs
// 3. the words of a query stand in the story that it was drawn from
// 4. slips lead to no word of the corpus and to no beginning of one
// 5. no query is longer than the product reads
import { describe, expect, it } from 'vitest'

import { generateStories } from '../../bench/corpus/generate.ts'
import { drawQueries } from '../../bench/queries/draw-queries.ts'
import { type BenchQuery, CLASS_NAMES, type ClassName } from '../../bench/queries/query-set.ts'
import { bodyWords, countWords, isBeginning, plainWords } from '../../bench/queries/word-counts.ts'

const stories = [
  ...generateStories({ count: 300, articleShare: 0.3, seed: 3, vocabularySize: 6000 }),
]
const byId = new Map(stories.map((story) => [story.id, story]))
const set = drawQueries(stories, { count: 25, seed: 9 })

function queriesOf(name: ClassName): readonly BenchQuery[] {
  return set.find((one) => one.name === name)?.queries ?? []
}

describe('drawQueries', () => {
  it('gives the same queries for the same seed', () => {
    expect(drawQueries(stories, { count: 25, seed: 9 })).toEqual(set)
  })

  it.each(CLASS_NAMES)('draws different queries of the class %s', (name) => {
    const queries = queriesOf(name)
    expect(queries.length).toBeGreaterThan(5)
    expect(new Set(queries.map(({ q }) => q)).size).toBe(queries.length)
    expect(Math.max(...queries.map(({ q }) => q.length))).toBeLessThanOrEqual(512)
  })

  it.each(CLASS_NAMES)('takes the words of the class %s from the source that it names', (name) => {
    for (const { words, source } of queriesOf(name)) {
      const story = byId.get(source ?? '')
      if (story === undefined) {
        expect(source).toBeUndefined()
        continue
      }
      const held = [...plainWords(story.title), ...bodyWords(story)]
      expect(held).toEqual(expect.arrayContaining([...words]))
    }
  })

  it.each(['typo', 'long-typo'] as const)(
    'gives the class %s words that nothing begins with',
    (name) => {
      const { sorted } = countWords(stories)
      for (const { q, words } of queriesOf(name)) {
        expect([q]).not.toEqual(words)
        expect(q.charAt(0)).toBe(words[0]?.charAt(0))
        expect(isBeginning(sorted, q)).toBe(false)
      }
    },
  )

  it('has no queries for no stories', () => {
    expect(drawQueries([], { count: 5, seed: 1 }).flatMap(({ queries }) => queries)).toEqual([])
  })
})

describe('bodyWords', () => {
  it('leaves out the last word of a body that was cut', () => {
    const story = { id: 'a', title: '', body: 'Three whole words and a pie', truncated: true }
    expect(bodyWords(story)).toEqual(['three', 'whole', 'words', 'and', 'a'])
  })
})

describe('plainWords', () => {
  it.each([
    ['Kings, 105-104 (again)', ['kings', 'again']],
    ['AT&T’s U.S. “deal”', ['deal']],
    ['  ', []],
  ])('reads %j as %j', (text, expected) => {
    expect(plainWords(text)).toEqual(expected)
  })
})
