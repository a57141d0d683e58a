// The bytes that stand for an index: two files a segment, and the way back.
import { parseStory } from '../../story/story-input.ts'
import type { Story } from '../../story/story.ts'
import type { IndexSegment, SerializedMiniSearch } from '../news-index.ts'

/** One file's worth of a segment. */
export interface SegmentPart {
  readonly role: 'stories' | 'index'
  /** Its bytes in order; made while they are read. */
  readonly chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>
}

/** Gives the part that holds the stories of a segment, a line each. Equal stories give equal bytes. */
export function toStoriesPart({ stories }: Pick<IndexSegment, 'stories'>): SegmentPart {
  return { role: 'stories', chunks: { [Symbol.iterator]: () => storyChunks(stories) } }
}

/** Gives the part that holds the serialized MiniSearch index of a segment. */
export function toIndexPart(segment: Pick<IndexSegment, 'miniSearch'>): SegmentPart {
  return {
    role: 'index',
    chunks: {
      *[Symbol.iterator]() {
        yield serializeMiniSearch(segment.miniSearch)
      },
    },
  }
}

/** Writes a serialized MiniSearch index as the bytes of its JSON. */
export function serializeMiniSearch(miniSearch: SerializedMiniSearch): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(miniSearch))
}

/** Writes a story as one line of JSON, line feed included. */
export function toStoryLine(story: Story): string {
  return `${JSON.stringify(story)}\n`
}

/**
 * Reads a line that `toStoryLine` wrote, with or without its line feed.
 * @throws SyntaxError or LedeError when it is no story.
 */
export function parseStoryLine(line: string, number: number): Story {
  return parseStory(JSON.parse(line), number)
}

/**
 * Reads a serialized MiniSearch index and checks that it is one of exactly these stories.
 * @throws SyntaxError when it is no JSON, TypeError when it is not the index of these stories.
 */
export function parseMiniSearch(json: string, stories: readonly Story[]): SerializedMiniSearch {
  const miniSearch: unknown = JSON.parse(json)
  if (!isSerializedMiniSearch(miniSearch)) throw new TypeError('it is no serialized MiniSearch')
  const { documentCount, documentIds } = miniSearch
  const isOfStories =
    documentCount === stories.length &&
    stories.every(({ id }, number) => documentIds[number] === id)
  if (!isOfStories) throw new TypeError('it is the index of other stories')
  return miniSearch
}

/** What a chunk grows to before it is handed on, UTF-16 code units. */
const CHUNK_LENGTH = 1 << 20

function* storyChunks(stories: readonly Story[]): Generator<Uint8Array> {
  const encoder = new TextEncoder()
  let lines = ''
  for (const story of stories) {
    lines += toStoryLine(story)
    if (lines.length < CHUNK_LENGTH) continue
    yield encoder.encode(lines)
    lines = ''
  }
  if (lines !== '') yield encoder.encode(lines)
}

/** Only the frame is looked at: whoever wrote the frame wrote the postings. */
function isSerializedMiniSearch(value: unknown): value is SerializedMiniSearch {
  return (
    isObject(value) &&
    Number.isSafeInteger(value['documentCount']) &&
    Number.isSafeInteger(value['nextId']) &&
    isObject(value['documentIds']) &&
    isObject(value['fieldIds']) &&
    isObject(value['fieldLength']) &&
    isObject(value['storedFields']) &&
    Array.isArray(value['averageFieldLength']) &&
    Array.isArray(value['index']) &&
    value['serializationVersion'] === 2
  )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
