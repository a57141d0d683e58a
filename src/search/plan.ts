// What is asked of the index, tried from the strict to the forgiving: all words as typed; slips forgiven
// where nothing or too little matches; enough of the words where they describe a story; slips forgiven in
// known words, too; words given up, the least telling first, where nothing holds them all.
import type { Query } from '../query/query.ts'
import type { RankOptions } from '../retrieval/rank.ts'
import { askDescription } from './ask-description.ts'
import { attempt, type Attempts, type Outcome, planClauses } from './attempt.ts'
import { doubtKnown, forgiveSuspects, forgiveUnknown } from './forgive.ts'
import { giveUpWords } from './give-up-words.ts'
import type { LiveIndex } from './live-index.ts'
import { queryFilters, requestFilters } from './query-filters.ts'
import type { SearchRequest } from './request.ts'
import { findSynonyms } from './synonyms.ts'
import { type MatcherOptions, toMatcher } from './to-matcher.ts'

/** Finds the strictest reading of a query that matches, and ranks what does. */
export function runQuery(
  live: LiveIndex,
  query: Query,
  request: SearchRequest,
  rankOptions: RankOptions,
): Outcome {
  const strict: MatcherOptions = { fields: request.searchIn, forgives: () => false }
  const attempts: Attempts = {
    live,
    query,
    request,
    rankOptions,
    excluded: query.excluded.map((clause) => toMatcher(live.compiled, clause, strict)),
    filters: [requestFilters(request), queryFilters(query)],
    synonyms: findSynonyms(live.synonyms, query.required, live.compiled.stem),
  }
  const asTyped = attempt(
    attempts,
    planClauses(attempts, () => false),
    { forgave: false, respacings: [] },
  )
  if (query.required.length === 0) return asTyped
  const forgives = request.typos === 'auto'
  if (findsAny(asTyped)) {
    const described = askDescription(attempts, asTyped)
    return described ?? (forgives ? forgiveSuspects(attempts, asTyped) : asTyped)
  }
  const tried = forgives ? forgiveUnknown(attempts, asTyped) : asTyped
  const described = askDescription(attempts, tried)
  if (described !== undefined) return described
  if (findsAny(tried)) return tried
  // One of so many known words is rather one too many than another word: this comes after descriptions.
  const doubted = forgives ? doubtKnown(attempts, asTyped, tried) : tried
  return findsAny(doubted) ? doubted : giveUpWords(attempts, doubted)
}

function findsAny({ ranking }: Outcome): boolean {
  return ranking.totalHits > 0
}
