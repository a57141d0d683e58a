// Which stories have titles that hold all that was typed? By how the words match, relevance, freshness and
// views.
import { fold } from '../analysis/fold.ts'
import type { Occurrence } from '../excerpt/excerpt.ts'
import { highlight } from '../excerpt/mark.ts'
import type { QueryContext, SearchField } from '../query/query.ts'
import { listOfPrefix } from '../index/dense-prefixes.ts'
import { rankStories } from '../ranking/rank.ts'
import { type RankedStory, TopHits } from '../ranking/top-k.ts'
import { createHitMaker } from './hits.ts'
import type { LiveIndex } from './live-index.ts'
import type { Suggestion } from '../engine/response.ts'
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
      live.readers,
      {
        required: clauses.map(({ matcher }) => matcher),
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
    live.readers,
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
    const { id, title } = live.stories.get(hit.story)
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
  const top = new TopHits(wanted)
  for (const { content, densePrefixes, firstStory, suggestionWeights } of live.compiled.segments) {
    const list = listOfPrefix(densePrefixes, last.clause.term)
    const to = content.offsets[list + 1] ?? 0
    let seen = 0
    for (let p = content.offsets[list] ?? 0; p < to && seen < NEWEST_TITLES; p++) {
      // The upper four bits count the title's.
      if ((content.termFreqs[p] ?? 0) >>> 12 === 0) continue
      seen++
      const story = content.stories[p] ?? 0
      const weight = suggestionWeights.stories[story] ?? 0
      top.offer(firstStory + story, 0, weight, weight)
    }
  }
  return top.toArray()
}
