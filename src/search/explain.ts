// Why does a hit have its score? Reads the same matchers again for one story, so that the parts add up
// to the whole.
import { formatClause } from '../query/format-clause.ts'
import { idf } from '../retrieval/bm25f.ts'
import { type FreshnessOptions, freshnessFactor } from '../retrieval/factors.ts'
import { termAt } from '../retrieval/dictionary.ts'
import { matchOne } from '../retrieval/match.ts'
import { type Matcher, readTierCost, type Tier } from '../retrieval/matcher.ts'
import type { Closeness } from '../retrieval/rescore.ts'
import type { RankedStory } from '../retrieval/top-hits.ts'
import { type LiveIndex, readerOf } from './live-index.ts'
import type { StoryMatches } from './occurrences.ts'
import type { PlannedClause } from './attempt.ts'
import type { ClauseExplanation, Explanation } from './response.ts'

/** Explains the score of one hit. */
export function explainHit(
  live: LiveIndex,
  clauses: readonly PlannedClause[],
  hit: RankedStory,
  matches: StoryMatches,
  closeness: Closeness | undefined,
  freshness: FreshnessOptions,
): Explanation {
  const reader = readerOf(live, hit.story)
  const story = hit.story - reader.segment.firstStory
  const { columns, dictionary } = reader.segment
  let tier = 0
  const explained = clauses.flatMap(({ clause, matcher, weight }, number): ClauseExplanation[] =>
    reader.withList((list) => {
      matchOne(reader, matcher, story, list)
      // A description is not met by all of its words.
      if (list.count === 0) return []
      tier += list.tiers[0] ?? 0
      const words = matches.words.filter((word) => word.clause === number)
      const score = (list.scores[0] ?? 0) * weight
      const hasSynonym = readTierCost(list.tiers[0] ?? 0).synonyms > 0
      return [
        {
          clause: formatClause(clause),
          match: hasSynonym ? 'synonym' : (words[0]?.tier.match ?? phraseMatch(list.tiers[0] ?? 0)),
          terms: words.map(({ term }) => termAt(dictionary, term)),
          ...weighed(matcher, words[0]?.tier, score, live.compiled.storyCount),
          score,
        },
      ]
    }),
  )
  const { typos, prefixes, synonyms } = readTierCost(tier)
  return {
    tier: { typos, prefixes, ...(synonyms > 0 && { synonyms }) },
    clauses: explained,
    ...(closeness !== undefined && closeness),
    freshness: freshnessFactor(columns.publishedMs[story] ?? NaN, freshness),
    popularity: reader.popularity[story] ?? 1,
    score: hit.score,
  }
}

/** A phrase that stands for a word, or for words spaced otherwise, is a slip of it. */
function phraseMatch(tier: number): 'phrase' | 'typo' {
  return readTierCost(tier).typos > 0 ? 'typo' : 'phrase'
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
