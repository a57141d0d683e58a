// Small news of a few words, cut into segments with stories deleted, for trying the parts of the core one by one;
// brute force reads the same stories word by word (oracle/).
import fc from 'fast-check'

import { expandWord } from '../../src/matching/expand.ts'
import { openWeight } from '../../src/matching/scorer.ts'
import { seed } from '../../src/matching/match.ts'
import type { MatchList } from '../../src/matching/match-list.ts'
import type { SegmentReader } from '../../src/matching/segment-reader.ts'
import {
  type PhraseWeight,
  tierCost,
  type Weight,
  type WordWeight,
} from '../../src/matching/weight.ts'
import { AUTHOR, BODY, TITLE } from '../../src/ranking/bm25f.ts'
import type { HitOrder } from '../../src/ranking/hit-order.ts'
import { factorOf } from '../../src/ranking/matches.ts'
import { openSelection, type Selection, selectStories } from '../../src/matching/select.ts'
import { createLiveIndex, type LiveIndex } from '../../src/search/live-index.ts'
import { createSnapshot } from '../../src/store/snapshot.ts'
import { phraseWeight } from '../../src/relaxation/to-weight.ts'
import { buildIndex } from '../../src/store/build-index.ts'
import { getStory } from '../../src/store/story-numbers.ts'
import { type Story, type StoryInput, toStory } from '../../src/story/story.ts'
import { expectSame, segmented, type SegmentedOptions } from './segmented.ts'
import { type Corpus, toCorpus } from './oracle/corpus.ts'
import { type Asked, askPhrase, earn } from './oracle/asked.ts'
import { type Cost, tiersOf } from './oracle/tiers.ts'

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

/** A story of which nothing is known except its id. */
export function undated(id: string): Story {
  return toStory({ id, title: '', body: '' })
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
    return {
      live,
      corpus: toCorpus(stories),
      isDeleted,
      // A counterexample is its stories, not the arrays made of them.
      [fc.toStringMethod]: () => JSON.stringify({ inputs, cut: String(cut), modulus }),
    }
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

/** What is asked of stories, as a weight and for brute force. */
export interface AskedBoth {
  readonly weight: Weight
  readonly asked: Asked
}

/** A word of the query, of the fields at a place of FIELDS. */
export function wordOf(
  { live, corpus }: SmallNews,
  term: string,
  { place = 0, prefix = false }: { readonly place?: number; readonly prefix?: boolean } = {},
): AskedBoth & { readonly weight: WordWeight } {
  const [bits, fields] = FIELDS[place] ?? NO_FIELDS
  const clause = {
    kind: 'word',
    text: term,
    term,
    parts: [],
    prefix: prefix ? 'explicit' : 'none',
  } as const
  return {
    weight: expandWord(live.snapshot, { term, fields: bits, prefix }),
    asked: { kind: 'word', term, tiers: tiersOf(corpus, clause, fields, false), fields },
  }
}

const NO_FIELDS = [0, []] as const

/** Words side by side, of the fields at a place of FIELDS. */
export function phraseOf(
  { live, corpus }: SmallNews,
  terms: readonly string[],
  place = 0,
): AskedBoth & { readonly weight: PhraseWeight } {
  const [bits, fields] = FIELDS[place] ?? NO_FIELDS
  return {
    weight: phraseWeight(live.snapshot, terms, bits),
    asked: askPhrase(corpus, terms, fields),
  }
}

/** What brute force gives each story. */
export function earnedBy(corpus: Corpus, asked: Asked): Entries {
  return new Map(
    corpus.stories.flatMap((story) => {
      const earned = earn(corpus, story, asked)
      if (earned === undefined) return []
      return [[story.story.id, { score: earned.score, tier: toTierCost(earned.cost) }] as const]
    }),
  )
}

/** Expects entries to be of the same stories, scores to nine digits. */
export function expectEntries(actual: Entries, expected: Entries): void {
  const inOrder = (entries: Entries): unknown => [...entries].sort(([a], [b]) => (a < b ? -1 : 1))
  expectSame(inOrder(actual), inOrder(expected))
}

/** Fills a list with stories by their ids, each of which has earned `score` at `tier`. */
export function fillList(
  { snapshot }: LiveIndex,
  { base }: SegmentReader,
  list: MatchList,
  entries: Entries,
): void {
  list.count = 0
  for (let story = 0; story < list.stories.length; story++) {
    const entry = entries.get(getStory(snapshot, base + story).id)
    if (entry === undefined) continue
    list.stories[list.count] = story
    list.scores[list.count] = entry.score
    list.tiers[list.count] = entry.tier
    list.count++
  }
}

/** What is left of entries that are restricted to a weight: what both earn adds up. */
export function restrictedBy(
  live: LiveIndex,
  entries: Entries,
  restrictTo: (reader: SegmentReader, list: MatchList) => void,
): Entries {
  return new Map(
    live.readers.flatMap((reader) =>
      reader.withList((list) => {
        fillList(live, reader, list, entries)
        restrictTo(reader, list)
        return [...entriesOf(live, reader, list)]
      }),
    ),
  )
}

/** The stories of both, with scores and costs added up. */
export function intersection(one: Entries, other: Entries): Entries {
  return new Map(
    [...one].flatMap(([id, { score, tier }]) => {
      const found = other.get(id)
      return found === undefined
        ? []
        : [[id, { score: score + found.score, tier: tier + found.tier }] as const]
    }),
  )
}

/** Some stories that have earned something already. */
export const anyEntries: fc.Arbitrary<Entries> = fc
  .uniqueArray(fc.tuple(fc.nat({ max: 29 }), fc.nat({ max: 5 }), fc.constantFrom(0, 1, 128)), {
    selector: ([number]) => number,
  })
  .map((some) => new Map(some.map(([number, score, tier]) => [`s${number}`, { score, tier }])))

/** The same index with these near-duplicates: story -> the id of the story that leads its group. */
export function withGroups(
  { snapshot }: LiveIndex,
  leaderOf: (id: string) => string | undefined,
): LiveIndex {
  const parts = snapshot.segments.map(({ segment, stories, deleted }) => {
    const leaders = Array.from({ length: segment.storyCount }, (_, story) =>
      leaderOf(stories.get(story).id),
    )
    const followers = leaders.flatMap((leader, story) => (leader === undefined ? [] : [story]))
    const duplicates = {
      followers: Uint32Array.from(followers),
      leaders: leaders.filter((leader) => leader !== undefined),
    }
    return { segment: { ...segment, duplicates }, stories, deleted }
  })
  return createLiveIndex(createSnapshot(parts, snapshot.stem))
}

/** Every third story leads the next one or two in groups of near-duplicates, whatever they say. */
export function leaderByNumber(id: string): string | undefined {
  const number = Number(id.replace(/^s/, ''))
  if (number % 3 === 0) return undefined
  return number % 2 === 0 ? undefined : `${id.startsWith('s') ? 's' : ''}${number - (number % 3)}`
}

/** A hit as brute force has it: everything that orders it. */
export interface PlainHit {
  readonly id: string
  readonly tier: number
  readonly key: number
  readonly score: number
}

/** All hits of a selection in order, by looking at every match; not for words that are matched in part. */
export function allHits(live: LiveIndex, selection: Selection, options: HitOrder): PlainHit[] {
  const hits = live.readers.flatMap((reader) =>
    reader.withList((list) => {
      selectStories(reader, openSelection(reader, selection), list)
      return Array.from({ length: list.count }, (_, i) => {
        const own = list.stories[i] ?? NaN
        const story = reader.base + own
        const { id, publishedAt = '', views = -1 } = getStory(live.snapshot, story)
        const score = (list.scores[i] ?? NaN) * factorOf(reader, own, options)
        const parsedMs = Date.parse(publishedAt)
        const dateMs = Number.isNaN(parsedMs) ? -Infinity : parsedMs
        const ageMs = Number.isNaN(parsedMs) ? -Infinity : -parsedMs
        const keys = { relevance: score, newest: dateMs, oldest: ageMs, popularity: views }
        const tier = options.order === 'relevance' ? (list.tiers[i] ?? NaN) : 0
        return { id, dateMs, tier, key: keys[options.order], score }
      })
    }),
  )
  return hits
    .sort(
      (a, b) =>
        a.tier - b.tier ||
        descending(a.key, b.key) ||
        descending(a.dateMs, b.dateMs) ||
        (a.id < b.id ? -1 : 1),
    )
    .map(({ id, tier, key, score }) => ({ id, tier, key, score }))
}

const descending = (a: number, b: number): number => (a === b ? 0 : a > b ? -1 : 1)
