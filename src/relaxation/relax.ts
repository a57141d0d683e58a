// Relaxation: all words where a page of stories holds all of them, else most of what the words say (policy.ts).
import type { Filters } from '../matching/filters.ts'
import type { MinShouldMatch } from '../matching/weight.ts'
import { type Ranking, rankStories, type RankOptions } from '../ranking/rank.ts'
import type { Selection } from '../matching/select.ts'
import type { PlannedClause, QueryPlan } from './plan-query.ts'
import { ENOUGH_STORIES, LEAST_SHARE, type Matching, strictnessOf } from './policy.ts'
import type { Searchable } from './searchable.ts'

/** What was asked in the end, and what came of it. */
export interface Outcome {
  readonly matching: Matching
  /** What stories must hold. */
  readonly selection: Selection
  readonly ranking: Ranking
}

export interface RelaxOptions extends RankOptions {
  readonly match: 'auto' | 'all' | 'any'
  /** `auto` asks for most only where nothing holds all: orders by date and views, feeds and exports. */
  readonly prefersAll: boolean
}

/** Finds what is enough, and ranks it. */
export function rankEnough(
  index: Searchable,
  plan: QueryPlan,
  filters: readonly Filters[],
  options: RelaxOptions,
): Outcome {
  const ask = (matching: Matching): Outcome => {
    const selection = selectionOf(plan, filters, matching)
    const ranking = rankStories(index, selection, options)
    return { matching, selection, ranking }
  }
  const hasWords = plan.clauses.some(({ role }) => role === 'word')
  if (!hasWords || options.match === 'all') return ask('all')
  if (options.match === 'any') return ask('any')
  const all = ask('all')
  const enough = options.prefersAll ? 1 : ENOUGH_STORIES
  if (all.ranking.matchCount >= enough) return all
  const isOne = plan.clauses.filter(({ role }) => role !== 'function').length === 1
  return isOne ? all : ask('most')
}

function selectionOf(
  { clauses, excluded }: QueryPlan,
  filters: readonly Filters[],
  matching: Matching,
): Selection {
  const words = clauses.filter(({ role }) => role === 'word')
  const required = clauses.filter(({ role }) => role === 'promise')
  return {
    required: [...required, ...(matching === 'all' ? words : [])].map(({ weight }) => weight),
    enough: matching === 'all' ? undefined : toMinShouldMatch(words, required, matching),
    excluded,
    filters,
  }
}

/**
 * Words that no story holds say nothing, so that the others can still be enough; what operators require is held
 * by every story, and may be enough by itself.
 */
function toMinShouldMatch(
  words: readonly PlannedClause[],
  required: readonly PlannedClause[],
  matching: Exclude<Matching, 'all'>,
): MinShouldMatch {
  const strictness = strictnessOf(words.length)
  return {
    options: words.filter(({ mass }) => mass > 0),
    heldByAll: required.reduce((sum, { mass }) => sum + mass, 0),
    leastShare: matching === 'most' ? LEAST_SHARE * strictness : 0,
    coverageExponent: strictness,
  }
}
