import { describe, expect, it } from 'vitest'

import { generateStories } from '../../bench/corpus/generate.ts'
import { createVocabulary } from '../../bench/corpus/vocabulary.ts'

const generate = (count: number, seed = 1, articleShare = 0.2) => [
  ...generateStories({ count, articleShare, seed, vocabularySize: 6000 }),
]

describe('createVocabulary', () => {
  it('gives different words of letters, frequent ones short', () => {
    const words = createVocabulary(5000, 1)
    expect(new Set(words).size).toBe(5000)
    expect(words.filter((word) => !/^[a-z]{2,}$/.test(word))).toEqual([])
    const meanLength = (part: readonly string[]): number => part.join('').length / part.length
    expect(meanLength(words.slice(0, 50))).toBeLessThan(meanLength(words.slice(-500)))
  })
})

describe('generateStories', () => {
  it('gives the same stories for the same seed, and others for another', () => {
    expect(generate(20)).toEqual(generate(20))
    expect(generate(20)).not.toEqual(generate(20, 2))
  })

  it('begins with the same stories however many follow', () => {
    expect(generate(50).slice(0, 20)).toEqual(generate(20))
  })

  it('gives every story an id of its own, a title, a body and a date', () => {
    const stories = generate(200)
    expect(new Set(stories.map(({ id }) => id)).size).toBe(200)
    for (const { title, body, publishedAt } of stories) {
      expect(title.split(' ').length).toBeGreaterThan(4)
      expect(body.length).toBeGreaterThan(20)
      expect(Number.isNaN(Date.parse(publishedAt ?? ''))).toBe(false)
    }
  })

  it('cuts teasers at 100 characters and gives articles paragraphs', () => {
    const stories = generate(200)
    const articles = stories.filter(({ kind }) => kind === 'article')
    expect(articles.length).toBeGreaterThan(10)
    expect(articles.every(({ body, truncated }) => body.includes('\n\n') && !truncated)).toBe(true)
    for (const { body, truncated } of stories.filter(({ kind }) => kind === 'teaser')) {
      expect(body.length).toBeLessThanOrEqual(100)
      expect(truncated).toBe(body.length === 100)
    }
  })

  it('gives teasers alone where no articles are asked for', () => {
    expect(generate(100, 1, 0).every(({ kind }) => kind === 'teaser')).toBe(true)
  })
})
