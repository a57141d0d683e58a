// The stories that are compared with each other, of one or several segments, under one numbering of stories
// and of terms. Stories are numbered in the order of an index: newest first, equals by id.
import type { ValueTable } from '../index/columns.ts'
import type { Dictionary } from '../index/dictionary.ts'
import { docFreqOf } from '../index/postings.ts'
import type { Segment } from '../index/segment.ts'
import type { StoryReader } from '../index/stories.ts'
import { compareInstants } from '../story/story-order.ts'
import type { TokenStreams } from '../index/token-streams.ts'
import { uniteDictionaries } from '../index/union-dictionary.ts'

/** A segment with the texts of its stories. */
export interface ComparedSegment {
  readonly segment: Pick<Segment, 'storyCount' | 'dictionary' | 'content' | 'streams' | 'columns'>
  readonly stories: StoryReader
}

/** Where the tokens of one compared story are. */
export interface ComparedStream {
  readonly streams: TokenStreams
  /** Its number in its segment. */
  readonly story: number
  /** term of its segment -> term of all. */
  readonly mapping: Uint32Array
}

export interface ComparedStories {
  readonly count: number
  readonly dictionary: Dictionary
  /** term -> stories that hold it in title or body. */
  readonly docFreqs: Uint32Array
  readonly publishedMs: Float64Array
  /** story -> number of its source and of its site, 0 for none. */
  readonly sources: Uint32Array
  readonly sites: Uint32Array
  readonly streamOf: (story: number) => ComparedStream
  /** Which segment holds a story, by its place among those given, and its number there. */
  readonly placeOf: (story: number) => { readonly segment: number; readonly story: number }
}

/** Prepares the stories of segments for being compared. */
export function compareSegments(parts: readonly ComparedSegment[]): ComparedStories {
  const { dictionary, mappings } = uniteDictionaries(parts.map(({ segment }) => segment.dictionary))
  const places = orderStories(parts)
  const docFreqs = new Uint32Array(dictionary.size)
  parts.forEach(({ segment: { content } }, i) => {
    mappings[i]?.forEach((term, own) => {
      docFreqs[term] = (docFreqs[term] ?? 0) + docFreqOf(content, own)
    })
  })
  const ofAll = (values: (segment: ComparedSegment['segment']) => ArrayLike<number>): number[] => {
    const columns = parts.map(({ segment }) => values(segment))
    return places.map(({ segment, story }) => columns[segment]?.[story] ?? 0)
  }
  const unite = (name: 'source' | 'site'): Uint32Array => {
    const numbers = uniteTables(parts.map(({ segment }) => segment.columns.tables[name]))
    return Uint32Array.from(
      places,
      ({ segment, story }) =>
        numbers[segment]?.[parts[segment]?.segment.columns[name][story] ?? 0] ?? 0,
    )
  }
  const placeOf = (story: number): { segment: number; story: number } => {
    const place = places[story]
    if (place === undefined) throw new RangeError(`Expected a story, received number ${story}`)
    return place
  }
  return {
    count: places.length,
    dictionary,
    docFreqs,
    publishedMs: Float64Array.from(ofAll(({ columns }) => columns.publishedMs)),
    sources: unite('source'),
    sites: unite('site'),
    placeOf,
    streamOf: (number) => {
      const { segment, story } = placeOf(number)
      const part = parts[segment]
      const mapping = mappings[segment]
      if (part === undefined || mapping === undefined) throw new RangeError('Expected a segment')
      return { streams: part.segment.streams, story, mapping }
    },
  }
}

function orderStories(parts: readonly ComparedSegment[]): { segment: number; story: number }[] {
  const places = parts.flatMap(({ segment: { storyCount } }, segment) =>
    Array.from({ length: storyCount }, (_, story) => ({ segment, story })),
  )
  if (parts.length < 2) return places
  const dateOf = (place: { segment: number; story: number }): number =>
    parts[place.segment]?.segment.columns.publishedMs[place.story] ?? NaN
  const idOf = (place: { segment: number; story: number }): string =>
    parts[place.segment]?.stories.get(place.story).id ?? ''
  return places.sort((a, b) => {
    if (a.segment === b.segment) return a.story - b.story
    const byDate = compareInstants(dateOf(a), dateOf(b))
    if (byDate !== 0) return byDate
    return idOf(a) < idOf(b) ? -1 : 1
  })
}

/** Gives each table's numbers under one numbering: table -> number -> number of all. */
function uniteTables(tables: readonly ValueTable[]): Uint32Array[] {
  const numbers = new Map<string, number>()
  return tables.map((table) => {
    const united = new Uint32Array(table.values.length)
    for (const [folded, number] of table.numbers) {
      const known = numbers.get(folded) ?? numbers.size + 1
      numbers.set(folded, known)
      united[number] = known
    }
    return united
  })
}
