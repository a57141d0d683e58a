// Small news of a few words, cut into segments with stories deleted, for trying the parts of the core one by one;
// brute force reads the same stories word by word (oracle/).
import fc from 'fast-check'

import { openWeight } from '../../src/matching/scorer.ts'
import { seed } from '../../src/matching/match.ts'
import type { MatchList } from '../../src/matching/match-list.ts'
import type { SegmentReader } from '../../src/matching/segment-reader.ts'
import { tierCost, type Weight } from '../../src/matching/weight.ts'
import { AUTHOR, BODY, TITLE } from '../../src/ranking/bm25f.ts'
import type { LiveIndex } from '../../src/search/live-index.ts'
import { buildIndex } from '../../src/store/build-index.ts'
import { getStory } from '../../src/store/story-numbers.ts'
import { type Story, type StoryInput, toStory } from '../../src/story/story.ts'
import { segmented, type SegmentedOptions } from './segmented.ts'
import { type Corpus, toCorpus } from './oracle/corpus.ts'
import type { Cost } from './oracle/tiers.ts'

/** Epoch milliseconds of the newest story. */
export const NEWEST_MS = Date.UTC(2025, 9, 26)

/** Fields of a query by their bits. */
export const FIELDS: readonly (readonly [bits: number, names: ('title' | 'body' | 'author')[]])[] =
  [
    [TITLE | BODY | AUTHOR, ['title', 'body', 'author']],
    [TITLE | BODY, ['title', 'body']],
    [TITLE, ['title']],
    [BODY, ['body']],
    [AUTHOR, ['author']],
    [TITLE | AUTHOR, ['title', 'author']],
  ]

/** Forms of one stem, near-misses, prefixes of each other, a compound. */
export const NEWS_WORDS =
  'ferry ferries fern ports port portal storm storms strike the of harbour-ferry harbour ferr'.split(
    ' ',
  )

/** A title, or a story of which the rest is the same in all. */
export type SmallStory = string | Partial<StoryInput>

/** Stories in the order of an index: an hour apart, named by number where they have no id. */
export function toStories(stories: readonly SmallStory[]): Story[] {
  return stories.map((story, number) =>
    toStory({
      id: String(number),
      title: '',
      body: '',
      publishedAt: new Date(NEWEST_MS - number * 3_600_000).toISOString(),
      ...(typeof story === 'string' ? { title: story } : story),
    }),
  )
}

/** A live index of stories, cut by `options`. */
export function indexOf(stories: readonly SmallStory[], options?: SegmentedOptions): LiveIndex {
  return segmented(toStories(stories), options)
}

/** The only segment of an index. */
export function onlyReader({ readers }: LiveIndex): SegmentReader {
  const [reader, ...others] = readers
  if (reader === undefined || others.length > 0) throw new Error('Expected one segment')
  return reader
}

export interface SmallNews {
  readonly live: LiveIndex
  /** The same stories for brute force, the deleted among them. */
  readonly corpus: Corpus
  readonly isDeleted: (story: Story) => boolean
}

const anyWords = (maxLength: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...NEWS_WORDS), { maxLength }).map((words) => words.join(' '))

const anyInput = fc.record(
  {
    title: anyWords(4),
    body: anyWords(12),
    author: fc.constantFrom('Ferry Port', 'Ann Storm', 'The Fern'),
    publishedAt: fc
      .nat({ max: 30 })
      .map((days) => new Date(NEWEST_MS - days * 86_400_000).toISOString()),
    views: fc.nat({ max: 3000 }),
    kind: fc.constantFrom('article' as const, 'teaser' as const),
    section: fc.constantFrom('Sport', 'sport', 'World'),
    lists: fc.subarray(['latest', 'trending']),
  },
  { requiredKeys: ['title', 'body'] },
)

/** From one story to thirty, in one segment or several, of equal and unequal sizes, some deleted. */
export const anySmallNews: fc.Arbitrary<SmallNews> = fc
  .record({
    inputs: fc.array(anyInput, { minLength: 1, maxLength: 30 }),
    cut: fc.constantFrom(
      () => 0,
      (i: number) => i % 2,
      (i: number) => Math.floor(i / 3),
      (i: number) => (i < 2 ? 1 : 0),
      (i: number) => (i * 7) % 5,
    ),
    modulus: fc.constantFrom(Infinity, 2, 3),
  })
  .map(({ inputs, cut, modulus }) => {
    const numbered = inputs.map((input, number) => ({ id: `s${number}`, ...input }))
    const { stories } = buildIndex(numbered)
    const isDeleted = ({ id }: Story): boolean => Number(id.slice(1)) % modulus === 1
    const live = segmented(stories, { segmentOf: cut, isDeleted })
    return { live, corpus: toCorpus(stories), isDeleted }
  })

/** What a list holds: story -> score and tier cost. */
export type Entries = ReadonlyMap<string, { readonly score: number; readonly tier: number }>

/** Reads the entries of a segment's list by the ids of their stories. */
export function entriesOf(
  { snapshot }: Pick<LiveIndex, 'snapshot'>,
  { base }: SegmentReader,
  list: MatchList,
): Entries {
  return new Map(
    Array.from({ length: list.count }, (_, i) => [
      getStory(snapshot, base + (list.stories[i] ?? NaN)).id,
      { score: list.scores[i] ?? NaN, tier: list.tiers[i] ?? NaN },
    ]),
  )
}

/** What a weight finds over all segments, the deleted stories among them. */
export function foundBy(live: LiveIndex, weight: Weight): Entries {
  return new Map(
    live.readers.flatMap((reader) =>
      reader.withList((list) => {
        seed(reader, openWeight(reader, weight), list)
        return [...entriesOf(live, reader, list)]
      }),
    ),
  )
}

/** The tier cost that stands for a cost of brute force. */
export function toTierCost({ edits, otherFirst, prefixes }: Cost): number {
  return (
    edits * tierCost(1, false, false) +
    otherFirst * tierCost(0, true, false) +
    prefixes * tierCost(0, false, true)
  )
}
