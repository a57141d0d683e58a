import { describe, expect, it } from 'vitest'

import { buildMiniSearch } from '../../../src/index/write/build-segments.ts'
import {
  parseMiniSearch,
  parseStoryLine,
  serializeMiniSearch,
  toIndexPart,
  toStoriesPart,
  toStoryLine,
} from '../../../src/index/write/serialize-index.ts'
import { buildIndex } from '../../../src/store/build-index.ts'
import type { Story } from '../../../src/story/story.ts'
import { toStories } from '../../helpers/small-news.ts'

const index = buildIndex(toStories(['Ferry back', 'Port – closed']))

/** The text of a part's chunks together. */
async function textOf(chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of chunks) text += decoder.decode(chunk, { stream: true })
  return text
}

describe('toStoriesPart', () => {
  it('gives a line a story', async () => {
    const { role, chunks } = toStoriesPart(index)
    expect(role).toBe('stories')
    expect(await textOf(chunks)).toBe(index.stories.map(toStoryLine).join(''))
  })

  it('gives the same bytes of the same stories, however often they are read', async () => {
    const { chunks } = toStoriesPart(index)
    const first = await textOf(chunks)
    expect(await textOf(chunks)).toBe(first)
    expect(await textOf(toStoriesPart(buildIndex(index.stories.toReversed())).chunks)).toBe(first)
  })

  it('hands many stories on in chunks, which together are their lines', async () => {
    // Three times a megabyte of body.
    const long = toStories([1, 2, 3].map((n) => ({ title: `${n}`, body: 'é'.repeat(1_000_000) })))
    const { chunks } = toStoriesPart({ stories: long })
    let count = 0
    for await (const chunk of chunks) count += chunk.length > 0 ? 1 : 0
    expect(count).toBeGreaterThan(1)
    expect(await textOf(chunks)).toBe(long.map(toStoryLine).join(''))
  })
})

describe('toIndexPart', () => {
  it('gives the JSON of the serialized index', async () => {
    const [segment] = index.segments
    if (segment === undefined) throw new Error('Expected a segment')
    const { role, chunks } = toIndexPart(segment)
    expect(role).toBe('index')
    expect(JSON.parse(await textOf(chunks))).toEqual(segment.miniSearch)
  })
})

describe('parseStoryLine', () => {
  it('reads what was written, with or without its line feed', () => {
    const [story] = index.stories
    const line = toStoryLine(story as Story)
    expect(line.endsWith('\n')).toBe(true)
    expect(parseStoryLine(line, 1)).toEqual(story)
    expect(parseStoryLine(line.trimEnd(), 1)).toEqual(story)
  })

  it.each([
    ['no JSON', '{'],
    ['no story', '{"id":7}'],
  ])('refuses %s', (_, line) => {
    expect(() => parseStoryLine(line, 1)).toThrow()
  })
})

describe('parseMiniSearch', () => {
  const stories = toStories(['Ferry', 'Port', 'Tram'])
  const json = new TextDecoder().decode(serializeMiniSearch(buildMiniSearch(stories.slice(1))))

  it('reads the index of exactly these stories', () => {
    expect(parseMiniSearch(json, stories.slice(1))).toEqual(buildMiniSearch(stories.slice(1)))
  })

  it.each([
    ['of other stories', json, 0, 'it is the index of other stories'],
    ['of more stories than there are', json, 2, 'it is the index of other stories'],
    ['no index', '[]', 1, 'it is no serialized MiniSearch'],
    ['null', 'null', 1, 'it is no serialized MiniSearch'],
    [
      'of another version',
      json.replace('"serializationVersion":2', '"serializationVersion":1'),
      1,
      'it is no serialized MiniSearch',
    ],
  ])('refuses what is %s', (_, text, first, message) => {
    expect(() => parseMiniSearch(text, stories.slice(first))).toThrow(new TypeError(message))
  })
})
