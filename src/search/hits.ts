// From a ranked story to what a reader sees of it. Works for the page only: texts are fetched, marked
// and cut for the stories that are shown, from the token streams, without tokenizing again.
import type { Occurrence, Tags } from '../excerpt/excerpt.ts'
import { highlight } from '../excerpt/mark.ts'
import { makeExcerpts } from '../excerpt/select-passages.ts'
import type { FreshnessOptions } from '../ranking/factors.ts'
import type { RankedStory } from '../ranking/hit-order.ts'
import type { Story } from '../story/story.ts'
import { explainHit } from './explain.ts'
import type { AskedQuery } from './find-hits.ts'
import type { SegmentReader } from '../matching/segment-reader.ts'
import { readerOf } from '../matching/story-matcher.ts'
import { getStory } from '../store/story-numbers.ts'
import type { LiveIndex } from './live-index.ts'
import { withoutLoneFunctionWords } from './lone-function-words.ts'
import { createOccurrenceFinder, type FieldOccurrences, type StoryMatches } from './occurrences.ts'
import type { SearchRequest } from '../engine/request.ts'
import type { Hit } from '../engine/response.ts'

export interface HitMaker {
  /** Finds where the query matched in a story; the same story is searched once. */
  readonly matchesOf: (hit: RankedStory) => StoryMatches
  readonly toHit: (hit: RankedStory) => Hit
}

/** What of a request shapes a hit. */
export type HitOptions = Pick<
  SearchRequest,
  'excerpts' | 'excerptLength' | 'highlightPreTag' | 'highlightPostTag' | 'explain'
> &
  Pick<FreshnessOptions, 'recency'>

/** Makes the hits of one query. */
export function createHitMaker(
  live: LiveIndex,
  asked: AskedQuery,
  options: HitOptions,
  nowMs: number,
): HitMaker {
  const { clauses } = asked.plan
  const weights = clauses.map(({ weight }) => weight)
  const isFunctionWord = (clause: number): boolean => clauses[clause]?.role === 'function'
  const finders = new Map<SegmentReader, (story: number) => StoryMatches>()
  const finderOf = (reader: SegmentReader): ((story: number) => StoryMatches) => {
    const needsBody = options.excerpts > 0 || options.explain
    const finder = finders.get(reader) ?? createOccurrenceFinder(reader, weights, needsBody)
    finders.set(reader, finder)
    return finder
  }
  const found = new Map<number, StoryMatches>()
  const tags = { pre: options.highlightPreTag, post: options.highlightPostTag }

  const matchesOf = (hit: RankedStory): StoryMatches => {
    let matches = found.get(hit.story)
    if (matches === undefined) {
      const reader = readerOf(live.readers, hit.story)
      const all = finderOf(reader)(hit.story - reader.base)
      matches = { ...all, occurrences: markable(all.occurrences, isFunctionWord) }
      found.set(hit.story, matches)
    }
    return matches
  }
  const toHit = (hit: RankedStory): Hit => {
    const story = getStory(live.snapshot, hit.story)
    const matches = matchesOf(hit)
    const explanation = options.explain
      ? explainHit(live, asked, hit, matches, {
          nowMs,
          recency: options.recency,
          recencyHalfLifeDays: live.ranking.recencyHalfLifeDays,
        })
      : undefined
    return {
      ...summaryOf(story),
      score: hit.score,
      highlights: highlightsOf(story, matches, tags),
      excerpts: makeExcerpts(story.body, boundOccurrences(matches.occurrences.body), {
        count: options.excerpts,
        length: options.excerptLength,
        tags,
        truncated: story.truncated,
      }),
      ...(explanation !== undefined && { explanation }),
    }
  }
  return { matchesOf, toHit }
}

/**
 * Most occurrences among which the best passage is looked for; a story has more only where it is very
 * long and the words very common, and then its beginning has passages as good as any.
 */
const MAX_OCCURRENCES = 2000

/**
 * Bounds the occurrences to those that can make a good passage: where there are too many, the ones up to
 * the first place by which every clause has been met, and as many after it as fit.
 */
function boundOccurrences(occurrences: readonly Occurrence[]): readonly Occurrence[] {
  if (occurrences.length <= MAX_OCCURRENCES) return occurrences
  const met = new Set<number>()
  let last = 0
  occurrences.forEach(({ clause }, i) => {
    if (met.has(clause)) return
    met.add(clause)
    last = i
  })
  const from = Math.max(0, last - MAX_OCCURRENCES / 2)
  return occurrences.slice(from, from + MAX_OCCURRENCES)
}

function markable(
  { title, body, author }: FieldOccurrences,
  isFunctionWord: (clause: number) => boolean,
): FieldOccurrences {
  return {
    title: withoutLoneFunctionWords(title, isFunctionWord),
    body: withoutLoneFunctionWords(body, isFunctionWord),
    author: withoutLoneFunctionWords(author, isFunctionWord),
  }
}

/** Everything of a story but its body, in the order in which it is shown. */
export function summaryOf(story: Story): Omit<Hit, 'score' | 'highlights' | 'excerpts'> {
  const { id, kind, title, author, publishedAt, views, section, url, lists, truncated } = story
  return {
    id,
    kind,
    title,
    ...(author !== undefined && { author }),
    ...(publishedAt !== undefined && { publishedAt }),
    ...(views !== undefined && { views }),
    ...(section !== undefined && { section }),
    ...(url !== undefined && { url }),
    lists,
    truncated,
  }
}

function highlightsOf(story: Story, { occurrences }: StoryMatches, tags: Tags): Hit['highlights'] {
  const title = highlight(story.title, occurrences.title, tags)
  if (story.author === undefined || occurrences.author.length === 0) return { title }
  return { title, author: highlight(story.author, occurrences.author, tags) }
}
