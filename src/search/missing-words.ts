// Which words of a query does a hit lack, and which does no hit hold? Only answers that need not hold every
// word lack any. Knows plans and counts, no texts.
import type { Clause } from '../query/query.ts'
import type { PlannedClause } from '../relaxation/plan-query.ts'
import { matchOne } from '../matching/match.ts'
import { rankStories } from '../ranking/rank.ts'
import type { RankedStory } from '../ranking/top-k.ts'
import type { Found } from './find-hits.ts'
import { type LiveIndex, readerOf } from './live-index.ts'

/** The words that a hit lacks, in the order of the query. */
export function missingWords(
  live: LiveIndex,
  { matching, plan }: Found,
  hit: RankedStory,
): Clause[] {
  if (matching === 'all') return []
  return wordsOf(plan.clauses)
    .filter((planned) => !isHeld(live, planned, hit))
    .map(({ clause }) => clause)
}

/** The words that no story of the answer holds, in the order of the query. */
export function droppedWords(
  live: LiveIndex,
  { matching, plan, ranking, selection }: Found,
): Clause[] {
  if (matching === 'all' || ranking.totalHits === 0) return []
  const { required } = selection
  const countWith = ({ matcher }: PlannedClause): number =>
    rankStories(
      live.readers,
      { ...selection, required: [...required, matcher] },
      { order: 'newest', limit: 0, facets: [], recency: 0, nowMs: 0 },
    ).matchCount
  return wordsOf(plan.clauses)
    .filter((planned) => !ranking.top.some((hit) => isHeld(live, planned, hit)))
    .filter((planned) => planned.mass === 0 || countWith(planned) === 0)
    .map(({ clause }) => clause)
}

function wordsOf(clauses: readonly PlannedClause[]): PlannedClause[] {
  return clauses.filter(({ role }) => role === 'word')
}

function isHeld(
  live: LiveIndex,
  { matcher, mass }: PlannedClause,
  { story }: RankedStory,
): boolean {
  if (mass === 0) return false
  const reader = readerOf(live, story)
  return reader.withList((list) => {
    matchOne(reader, matcher, story - reader.segment.firstStory, list)
    return list.count > 0
  })
}
