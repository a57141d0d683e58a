// Which queries stand for each class? Drawn from the corpus itself by a seed, all different, so that
// each has an answer and no cache has seen it.
import { createRandom, drawItem, type Random, shuffled } from '../random.ts'
import { type BenchQuery, CLASS_NAMES, type ClassName, type QuerySet } from './query-set.ts'
import { slip } from './slips.ts'
import {
  bodyWords,
  countWords,
  isBeginning,
  plainWords,
  type ReadableStory,
  runs,
  type WordCounts,
} from './word-counts.ts'

/** Attempts at a query that differs from all before, per query asked for. */
const ATTEMPTS = 30

/** Longest query, UTF-16 code units: the product's own limit. */
const MAX_QUERY_LENGTH = 512

/** Letters of which ten in a row are near no word. */
const UNLIKELY_LETTERS = 'jqxzvkw'.split('')

interface Source {
  readonly random: Random
  readonly stories: readonly ReadableStory[]
  readonly counts: WordCounts
}

type Draw = (source: Source) => BenchQuery | undefined

/** Draws up to `count` queries of each class; fewer where the corpus has no more. */
export function drawQueries(
  stories: readonly ReadableStory[],
  { count, seed }: { readonly count: number; readonly seed: number },
): QuerySet {
  const counts = countWords(stories)
  return CLASS_NAMES.map((name, number) => {
    // Each class has its own chance, so that a change in one leaves the others as they were.
    const source = { random: createRandom(seed + number), stories, counts }
    const queries = new Map<string, BenchQuery>()
    for (let i = 0; i < count * ATTEMPTS && queries.size < count && stories.length > 0; i++) {
      const query = DRAWS[name](source)
      if (query !== undefined && query.q.length <= MAX_QUERY_LENGTH) queries.set(query.q, query)
    }
    return { name, queries: [...queries.values()] }
  })
}

const DRAWS: Readonly<Record<ClassName, Draw>> = {
  'rare-word': ({ random, counts }) => words([drawItem(random, orAny(counts.rare, counts))]),
  'common-word': ({ random, counts }) => words([drawItem(random, orAny(counts.common, counts))]),
  'two-words': (source) => fromStory(source, (story) => tellingWords(source, story).slice(0, 2), 2),
  'running-words': (source) =>
    fromStory(
      source,
      (story) => distinct(shuffled(source.random, bodyWords(story))).slice(0, 2),
      2,
    ),
  title: (source) => fromStory(source, (story) => distinct(plainWords(story.title)), 3),
  'stop-words': (source) => fromStory(source, (story) => withCommonest(source, story), 4),
  'prefix-1': ({ random, counts }) => prefix(drawItem(random, counts.initials)),
  'prefix-2': ({ random, counts }) =>
    prefix(drawItem(random, orAny(counts.common, counts)).slice(0, 2)),
  typo: (source) => mistyped(source, 4, 7, 1),
  'long-typo': (source) => mistyped(source, 9, 30, 2),
  phrase: (source) => phrase(source, 3, () => true),
  'common-phrase': (source) => phrase(source, 2, (word) => source.counts.commonest.has(word)),
  'filter-facets': (source) => filtered(source),
  'no-match': ({ random, counts }) => {
    const word = Array.from({ length: 10 }, () => drawItem(random, UNLIKELY_LETTERS)).join('')
    return counts.docFreqs.has(word) ? undefined : { q: word, words: [word] }
  },
  wildcard: ({ random, counts }) => {
    const letter = drawItem(random, counts.initials)
    return { q: `${letter}*`, words: [letter] }
  },
  'ten-words': (source) => tenWords(source),
  'many-words': (source) => manyWords(source),
}

function words(list: readonly string[], source?: string): BenchQuery {
  return { q: list.join(' '), words: list, ...(source !== undefined && { source }) }
}

/** A tiny corpus may lack a kind of word; any word will do there. */
function orAny(list: readonly string[], { sorted }: WordCounts): readonly string[] {
  return list.length > 0 ? list : sorted
}

function prefix(beginning: string): BenchQuery {
  return { q: beginning, words: [beginning] }
}

function distinct(list: readonly string[]): string[] {
  return [...new Set(list)]
}

/** Draws a story and makes a query of the words that are taken from it, at least `least`. */
function fromStory(
  { random, stories }: Source,
  take: (story: ReadableStory) => readonly string[],
  least: number,
): BenchQuery | undefined {
  const story = drawItem(random, stories)
  const taken = take(story)
  return taken.length < least ? undefined : words(taken, story.id)
}

/** The different words of a story, without the commonest and the shortest, in random order. */
function tellingWords({ random, counts }: Source, story: ReadableStory): string[] {
  const all = distinct([...plainWords(story.title), ...bodyWords(story)])
  return shuffled(
    random,
    all.filter((word) => word.length > 2 && !counts.commonest.has(word)),
  )
}

function withCommonest(source: Source, story: ReadableStory): string[] {
  const telling = tellingWords(source, story).slice(0, 2)
  const commonest = distinct(bodyWords(story)).filter((word) => source.counts.commonest.has(word))
  if (telling.length < 2 || commonest.length < 2) return []
  return shuffled(source.random, [...telling, ...shuffled(source.random, commonest).slice(0, 2)])
}

/** A word with slips, none of which leads to another word or to the beginning of one. */
function mistyped(source: Source, shortest: number, longest: number, slips: number) {
  const story = drawItem(source.random, source.stories)
  const word = tellingWords(source, story).find(
    ({ length }) => length >= shortest && length <= longest,
  )
  if (word === undefined) return undefined
  let typed = word
  for (let i = 0; i < slips; i++) typed = slip(source.random, typed)
  if (isBeginning(source.counts.sorted, typed)) return undefined
  return { q: typed, words: [word], typed: [typed], source: story.id }
}

function phrase(
  { random, stories }: Source,
  length: number,
  allows: (word: string) => boolean,
): BenchQuery | undefined {
  const story = drawItem(random, stories)
  const candidates = runs(story.body).flatMap((run) => {
    // What ends a run may be the piece of a word that the source cut.
    const whole = story.truncated ? run.slice(0, -1) : run
    const starts = Array.from({ length: Math.max(whole.length - length + 1, 0) }, (_, i) => i)
    return starts.map((start) => whole.slice(start, start + length))
  })
  const allowed = candidates.filter((candidate) => candidate.every(allows))
  if (allowed.length === 0) return undefined
  const taken = drawItem(random, allowed)
  return { q: `"${taken.join(' ')}"`, words: taken, source: story.id }
}

function filtered(source: Source): BenchQuery | undefined {
  const { random, counts, stories } = source
  const story = drawItem(random, stories)
  const known = new Set(counts.common)
  const word = tellingWords(source, story).find((candidate) => known.has(candidate))
  if (word === undefined) return undefined
  const { section, publishedAt, id } = story
  const parameters = {
    facets: 'section,month,kind',
    ...(section !== undefined && { section }),
    // A year before it, so that the filter lets some stories through and keeps others out.
    ...(publishedAt !== undefined && { from: `${Number(publishedAt.slice(0, 4)) - 1}-07-01` }),
  }
  return { q: word, words: [word], source: id, parameters }
}

function tenWords(source: Source): BenchQuery | undefined {
  const story = drawItem(source.random, source.stories)
  const correct = tellingWords(source, story).slice(0, 10)
  if (correct.length < 10) return undefined
  const slipped = correct.filter(({ length }) => length >= 5).slice(0, 3)
  const typed = correct.map((word) => (slipped.includes(word) ? slip(source.random, word) : word))
  return { q: typed.join(' '), words: correct, typed, source: story.id }
}

/** As many words as the product reads, short enough to fit. */
function manyWords({ random, counts }: Source): BenchQuery {
  const pool = orAny(counts.common, counts).filter(({ length }) => length <= 6)
  return words(shuffled(random, pool).slice(0, 64))
}
