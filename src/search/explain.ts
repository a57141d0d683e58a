// Why does a hit have its score? Reads the same matchers again for one story, so that the parts add up
// to the whole.
import { formatClause } from '../query/format-clause.ts'
import { idf } from '../retrieval/bm25f.ts'
import { freshnessFactor } from '../retrieval/factors.ts'
import { termAt } from '../retrieval/dictionary.ts'
import { addExactForms, restrict } from '../retrieval/match.ts'
import { type Matcher, readTierCost, type Tier } from '../retrieval/matcher.ts'
import type { RankedStory } from '../retrieval/top-hits.ts'
import { type LiveIndex, readerOf } from './live-index.ts'
import type { StoryMatches } from './occurrences.ts'
import type { PlannedClause } from './plan.ts'
import type { ClauseExplanation, Explanation } from './response.ts'

/** Explains the score of one hit. */
export function explainHit(
  live: LiveIndex,
  clauses: readonly PlannedClause[],
  hit: RankedStory,
  matches: StoryMatches,
  { nowMs, recency }: { readonly nowMs: number; readonly recency: number },
): Explanation {
  const reader = readerOf(live, hit.story)
  const story = hit.story - reader.segment.firstStory
  const { columns, dictionary } = reader.segment
  let tier = 0
  const explained = clauses.map(({ clause, matcher }, number): ClauseExplanation =>
    reader.withList((list) => {
      list.count = 1
      list.stories[0] = story
      list.scores[0] = 0
      list.tiers[0] = 0
      restrict(reader, matcher, list)
      addExactForms(reader, matcher, list)
      tier += list.tiers[0]
      const words = matches.words.filter((word) => word.clause === number)
      const score = list.scores[0]
      return {
        clause: formatClause(clause),
        match: words[0]?.tier.match ?? 'phrase',
        terms: words.map(({ term }) => termAt(dictionary, term)),
        ...weighed(matcher, words[0]?.tier, score, live.compiled.storyCount),
        score,
      }
    }),
  )
  return {
    tier: readTierCost(tier),
    clauses: explained,
    freshness: freshnessFactor(columns.publishedMs[story] ?? NaN, nowMs, recency),
    popularity: reader.popularity[story] ?? 1,
    score: hit.score,
  }
}

/** Parts of a clause's score where one factor is common to all of it. */
function weighed(
  matcher: Matcher,
  tier: Tier | undefined,
  score: number,
  docCount: number,
): { readonly idf?: number; readonly weight?: number } {
  if (matcher.kind === 'phrase') return { idf: matcher.idf, weight: score / matcher.idf }
  if (matcher.kind === 'any' || tier === undefined) return {}
  const factor = idf(tier.docFreq, docCount)
  return { idf: factor, weight: score / factor }
}
