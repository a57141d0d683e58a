import { describe, expect, it } from 'vitest'

import type { ComparedStream } from '../../src/duplicates/compared-stories.ts'
import {
  createStoryTokens,
  readStoryTokens,
  type StoryTokens,
} from '../../src/duplicates/story-tokens.ts'
import { termAt } from '../../src/index/dictionary.ts'
import { indexOf, onlyReader, type SmallStory } from '../helpers/small-news.ts'

const { segment } = onlyReader(
  indexOf([
    { title: 'The ferry', body: 'harbour-ferry back', author: 'Ann' },
    { title: 'Port' },
    { title: '', body: 'ferry '.repeat(1500) },
  ] satisfies SmallStory[]),
)
const identity = Uint32Array.from({ length: segment.dictionary.size }, (_, term) => term)

function read(story: number, most: number, tokens: StoryTokens = createStoryTokens()) {
  const stream: ComparedStream = { streams: segment.streams, story, mapping: identity }
  readStoryTokens(stream, most, tokens)
  const words = Array.from(tokens.terms.subarray(0, tokens.length), (term) =>
    termAt(segment.dictionary, term),
  )
  return { words: words.join(' '), titleLength: tokens.titleLength }
}

describe('readStoryTokens', () => {
  it('reads the title, then the body, compounds by their parts, and no author', () => {
    expect(read(0, 100)).toEqual({ words: 'the ferry harbour ferry back', titleLength: 2 })
    expect(read(1, 100)).toEqual({ words: 'port', titleLength: 1 })
  })

  it.each([
    [0, '', 0],
    [1, 'the', 1],
    [3, 'the ferry harbour', 2],
  ])('reads at most %i words', (most, words, titleLength) => {
    expect(read(0, most)).toEqual({ words, titleLength })
  })

  it('fills the same tokens again, with room for a longer story', () => {
    const tokens = createStoryTokens()
    expect(read(2, 4096, tokens).words).toBe('ferry '.repeat(1500).trim())
    expect(read(1, 4096, tokens)).toEqual({ words: 'port', titleLength: 1 })
  })

  it('gives terms under the numbering of all segments', () => {
    const tokens = createStoryTokens()
    const mapping = identity.map((term) => term + 50)
    readStoryTokens({ streams: segment.streams, story: 1, mapping }, 10, tokens)
    const port = Array.from(identity).find((term) => termAt(segment.dictionary, term) === 'port')
    expect(tokens.terms[0]).toBe((port ?? NaN) + 50)
  })
})
