// The words of a query that a hit lacks, and those that no hit holds. Only answers that need not hold every word
// lack any.
import type { Clause } from '../query/query.ts'
import type { PlannedClause } from '../relaxation/plan-query.ts'
import type { StoryMatcher } from '../matching/story-matcher.ts'
import { rankStories } from '../ranking/rank.ts'
import type { RankedStory } from '../ranking/hit-order.ts'
import type { Found } from './find-hits.ts'
import type { LiveIndex } from './live-index.ts'

/** The words that a hit lacks, in the order of the query. */
export function missingWords({ matching, plan, matchStory }: Found, hit: RankedStory): Clause[] {
  if (matching === 'all') return []
  return wordsOf(plan.clauses)
    .filter((planned) => !isHeld(matchStory, planned, hit))
    .map(({ clause }) => clause)
}

/** The words that no story of the answer holds, in the order of the query. */
export function droppedWords(
  live: LiveIndex,
  { matching, plan, ranking, selection, matchStory }: Found,
): Clause[] {
  if (matching === 'all' || ranking.totalHits === 0) return []
  const { required } = selection
  const countWith = ({ weight }: PlannedClause): number =>
    rankStories(
      live,
      { ...selection, required: [...required, weight] },
      { order: 'newest', limit: 0, facets: [], recency: 0, nowMs: 0 },
    ).matchCount
  return wordsOf(plan.clauses)
    .filter((planned) => !ranking.top.some((hit) => isHeld(matchStory, planned, hit)))
    .filter((planned) => planned.mass === 0 || countWith(planned) === 0)
    .map(({ clause }) => clause)
}

function wordsOf(clauses: readonly PlannedClause[]): PlannedClause[] {
  return clauses.filter(({ role }) => role === 'word')
}

function isHeld(
  matchStory: StoryMatcher,
  { weight, mass }: PlannedClause,
  { story }: RankedStory,
): boolean {
  return mass > 0 && matchStory(weight, story) !== undefined
}
