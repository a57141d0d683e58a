import { describe, expect, it } from 'vitest'

import { buildMiniSearch } from '../../../src/index/write/build-segments.ts'
import {
  parseSegment,
  parseStoryLine,
  serializeMiniSearch,
  toIndexParts,
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

describe('toIndexParts', () => {
  it('gives the stories, a line each, then each segment', async () => {
    const parts = toIndexParts(index)
    expect(
      parts.map(({ role, stem, extension, stories }) => [role, `${stem}.${extension}`, stories]),
    ).toEqual([
      ['stories', 'stories.jsonl', 2],
      ['segment', 'segment-0.json', 2],
    ])
    const [stories = '', segment = ''] = await Promise.all(
      parts.map(({ chunks }) => textOf(chunks)),
    )
    expect(stories).toBe(index.stories.map(toStoryLine).join(''))
    expect(JSON.parse(segment)).toEqual(index.segments[0]?.miniSearch)
  })

  it('gives the same bytes of the same stories, however often they are read', async () => {
    const [one, other] = [toIndexParts(index), toIndexParts(buildIndex(index.stories.toReversed()))]
    for (const [i, { chunks }] of one.entries()) {
      const first = await textOf(chunks)
      expect(await textOf(chunks)).toBe(first)
      expect(await textOf(other[i]?.chunks ?? [])).toBe(first)
    }
  })

  it('hands many stories on in chunks, which together are their lines', async () => {
    // Three times a megabyte of body.
    const long = toStories([1, 2, 3].map((n) => ({ title: `${n}`, body: 'é'.repeat(1_000_000) })))
    const [{ chunks } = { chunks: [] }] = toIndexParts({ ...index, stories: long, segments: [] })
    let count = 0
    for await (const chunk of chunks) count += chunk.length > 0 ? 1 : 0
    expect(count).toBeGreaterThan(1)
    expect(await textOf(chunks)).toBe(long.map(toStoryLine).join(''))
  })

  it('gives no segment of no stories', () => {
    expect(toIndexParts(buildIndex([])).map(({ role }) => role)).toEqual(['stories'])
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

describe('parseSegment', () => {
  const stories = toStories(['Ferry', 'Port', 'Tram'])
  const json = new TextDecoder().decode(serializeMiniSearch(buildMiniSearch(stories.slice(1))))

  it('reads the segment of stories from its first on', () => {
    expect(parseSegment(json, 1, stories)).toEqual({
      firstStory: 1,
      storyCount: 2,
      miniSearch: buildMiniSearch(stories.slice(1)),
    })
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
  ])('refuses what is %s', (_, text, firstStory, message) => {
    expect(() => parseSegment(text, firstStory, stories)).toThrow(new TypeError(message))
  })
})
