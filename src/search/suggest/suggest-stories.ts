// Stories whose titles hold all that was typed, by how the words match, relevance, freshness and views.
import { fold } from '../../analysis/fold.ts'
import type { Suggestion } from '../../engine/response.ts'
import type { Occurrence } from '../../excerpt/excerpt.ts'
import { highlight } from '../../excerpt/mark.ts'
import { listOfPrefix } from '../../index/dense-prefixes.ts'
import { titleFreqOf, visitPostings } from '../../index/postings.ts'
import { isDeleted } from '../../index/tombstones.ts'
import { toTier } from '../../matching/expand.ts'
import { dropDeleted, seed } from '../../matching/match.ts'
import { openWeight } from '../../matching/scorer.ts'
import type { SegmentReader } from '../../matching/segment-reader.ts'
import type { QueryContext, SearchField } from '../../query/query.ts'
import { TITLE as TITLE_BIT } from '../../ranking/bm25f.ts'
import type { RankedStory } from '../../ranking/hit-order.ts'
import { rankStories } from '../../ranking/rank.ts'
import { TopK } from '../../ranking/top-k.ts'
import type { Snapshot } from '../../store/snapshot.ts'
import { getStory } from '../../store/story-numbers.ts'
import { createHitMaker } from '../hits.ts'
import type { LiveIndex } from '../live-index.ts'
import { storyWeight } from './suggestion-weights.ts'
import { createTitleFilter } from './title-filter.ts'
import { isDense, type LastWord, type Typed } from './typed.ts'

/** What goes around what was typed. */
export const MARK_TAGS = { pre: '<mark>', post: '</mark>' }

/** How hits are made here: titles only; freshness counts more than in a search. */
export const TITLES_ONLY = {
  excerpts: 0,
  excerptLength: 0,
  highlightPreTag: MARK_TAGS.pre,
  highlightPostTag: MARK_TAGS.post,
  explain: false,
  recency: 0.5,
}

const TITLE: readonly SearchField[] = ['title']

/** Stories looked at for one that is wanted, since titles that are nearly the same count once. */
const STORIES_FOR_ONE = 3
/** Where very much begins with what was typed, so many of the newest titles are looked at. */
const NEWEST_TITLES = 256
/** Postings that are read before those found are counted. */
const POSTINGS_AT_ONCE = 1024

/** Suggests up to `limit` stories, best first. */
export function suggestStories(
  live: LiveIndex,
  typed: Typed,
  limit: number,
  { nowMs }: QueryContext,
): Suggestion[] {
  const clauses = typed.plan(TITLE)
  const wanted = limit * STORIES_FOR_ONE
  const { recency } = TITLES_ONLY
  const top =
    newestBeginning(live, typed, wanted) ??
    rankStories(
      live,
      {
        required: clauses.map(({ weight }) => weight),
        excluded: typed.excluded,
        filters: typed.filters,
      },
      { order: 'relevance', limit: wanted, facets: [], recency, nowMs },
    ).top
  const { matchesOf } = createHitMaker(live, { plan: { clauses } }, TITLES_ONLY, nowMs)
  const lastClause = typed.query.required.length - 1
  return toSuggestions(live, top, limit, (hit, title) =>
    matchesOf(hit).occurrences.title.map((occurrence) =>
      typed.last === undefined || occurrence.clause !== lastClause
        ? occurrence
        : asFarAsTyped(occurrence, title, typed.last),
    ),
  )
}

/** Suggests the most viewed stories, the newest first among equals. */
export function suggestTrending(live: LiveIndex, limit: number, nowMs: number): Suggestion[] {
  const { top } = rankStories(
    live,
    { required: [], excluded: [], filters: [] },
    { order: 'popularity', limit: limit * STORIES_FOR_ONE, facets: [], recency: 0, nowMs },
  )
  return toSuggestions(live, top, limit, () => [])
}

function toSuggestions(
  live: LiveIndex,
  top: readonly RankedStory[],
  limit: number,
  marksOf: (hit: RankedStory, title: string) => readonly Occurrence[],
): Suggestion[] {
  const suggestions: Suggestion[] = []
  const isNewTitle = createTitleFilter()
  for (const hit of top) {
    if (suggestions.length >= limit) break
    const { id, title } = getStory(live.snapshot, hit.story)
    if (title === '' || !isNewTitle(title)) continue
    const { html } = highlight(title, marksOf(hit, title), MARK_TAGS)
    suggestions.push({ text: title, html, kind: 'story', id })
  }
  return suggestions
}

/** Of a word that goes on from what was typed, only that is marked. */
function asFarAsTyped(
  occurrence: Occurrence,
  title: string,
  { clause: { text } }: LastWord,
): Occurrence {
  const end = occurrence.start + text.length
  const isBeginning = fold(title.slice(occurrence.start, end)) === fold(text)
  return isBeginning && end < occurrence.end ? { ...occurrence, end } : occurrence
}

/**
 * Where one letter or two were typed that very many titles have, what matters is what is new and viewed:
 * the heaviest of the newest stories. Undefined where that is not so.
 */
function newestBeginning(
  live: LiveIndex,
  { query, last }: Typed,
  wanted: number,
): readonly RankedStory[] | undefined {
  const { required, excluded, filters } = query
  if (last === undefined || required.length + excluded.length + filters.length > 1) return undefined
  if (last.clause.parts.length > 0 || last.clause.field === 'body') return undefined
  if (last.clause.field === 'author') return undefined
  if (!isDense(live, last)) return undefined
  const top = new TopK(wanted, live.compareStories)
  for (const story of newestTitles(live, last.clause.term)) {
    const weight = storyWeight(live, story)
    top.offer(story, 0, weight, weight)
  }
  return top.toArray()
}

/** The newest stories that have something in their titles that begins so. */
function newestTitles({ readers, snapshot, compareStories }: LiveIndex, prefix: string): number[] {
  return readers
    .flatMap((reader) => newestInSegment(reader, snapshot, prefix))
    .sort(compareStories)
    .slice(0, NEWEST_TITLES)
}

function newestInSegment(reader: SegmentReader, snapshot: Snapshot, prefix: string): number[] {
  const { segment, base, deleted } = reader
  const list = listOfPrefix(segment.densePrefixes, prefix)
  if (list >= 0) {
    const { content } = segment
    const newest: number[] = []
    const to = content.offsets[list + 1] ?? 0
    for (
      let from = content.offsets[list] ?? 0;
      from < to && newest.length < NEWEST_TITLES;
      from += POSTINGS_AT_ONCE
    ) {
      visitPostings(content, from, Math.min(from + POSTINGS_AT_ONCE, to), (story, packed) => {
        const isInTitle = titleFreqOf(packed) > 0
        if (isInTitle && !isDeleted(deleted, story)) newest.push(base + story)
      })
    }
    return newest.slice(0, NEWEST_TITLES)
  }
  const terms = {
    forms: [{ term: prefix, stem: undefined }],
    names: [],
    prefix,
    surface: undefined,
  }
  const tier = toTier(snapshot, TITLE_BIT, { match: 'prefix', cost: 0, terms })
  return reader.withList((found) => {
    seed(reader, openWeight(reader, { kind: 'word', fields: TITLE_BIT, tiers: [tier] }), found)
    dropDeleted(reader, found)
    const count = Math.min(found.count, NEWEST_TITLES)
    return Array.from(found.stories.subarray(0, count), (story) => base + story)
  })
}
