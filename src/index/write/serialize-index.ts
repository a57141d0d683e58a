// Which bytes stand for an index? The parts that are written, in order, and the way back. Knows
// bytes and JSON, not where they are kept.
import type { Story } from '../../story/story.ts'
import type { IndexSegment, NewsIndex, SerializedMiniSearch } from '../news-index.ts'
import { parseStory } from '../../story/story-input.ts'

/** One file's worth of an index. */
export interface IndexPart {
  readonly role: 'stories' | 'segment'
  /** What its file is called before the hash: `stories`, `segment-0`. */
  readonly stem: string
  readonly extension: 'jsonl' | 'json'
  /** How many stories it holds. */
  readonly stories: number
  /** Its bytes in order; made while they are read. */
  readonly chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>
}

/** Gives the parts of an index: the stories, then each segment. Equal indexes give equal bytes. */
export function toIndexParts(index: NewsIndex): IndexPart[] {
  return [
    toStoriesPart(index.stories.length, {
      [Symbol.iterator]: () => storyChunks(index.stories),
    }),
    ...index.segments.map(({ storyCount, miniSearch }, number) =>
      toSegmentPart(number, storyCount, {
        *[Symbol.iterator]() {
          yield serializeMiniSearch(miniSearch)
        },
      }),
    ),
  ]
}

/** Gives the part that holds the stories, of the bytes of their lines. */
export function toStoriesPart(stories: number, chunks: IndexPart['chunks']): IndexPart {
  return { role: 'stories', stem: 'stories', extension: 'jsonl', stories, chunks }
}

/** Gives the part that holds segment `number`, of its bytes. */
export function toSegmentPart(
  number: number,
  stories: number,
  chunks: IndexPart['chunks'],
): IndexPart {
  return { role: 'segment', stem: `segment-${number}`, extension: 'json', stories, chunks }
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
export function parseSegment(
  json: string,
  firstStory: number,
  stories: readonly Story[],
): IndexSegment {
  const miniSearch: unknown = JSON.parse(json)
  if (!isSerializedMiniSearch(miniSearch)) throw new TypeError('it is no serialized MiniSearch')
  const { documentCount, documentIds } = miniSearch
  for (let number = 0; number < documentCount; number++) {
    if (documentIds[number] !== stories[firstStory + number]?.id) {
      throw new TypeError('it is the index of other stories')
    }
  }
  return { firstStory, storyCount: documentCount, miniSearch }
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
