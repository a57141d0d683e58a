// Why does a hit have its score? Reads the same matchers again for one story, so that the parts add up
// to the whole.
import { formatClause } from '../query/format-clause.ts'
import { idf } from '../ranking/bm25f.ts'
import { type FreshnessOptions, freshnessFactor } from '../ranking/factors.ts'
import { termAt } from '../index/dictionary.ts'
import { matchOne } from '../matching/match.ts'
import { createCoverage, heldMass } from '../matching/min-should-match.ts'
import { type Matcher, readTierCost, type Tier } from '../matching/matcher.ts'
import type { RankedStory } from '../ranking/top-k.ts'
import { type LiveIndex, readerOf } from './live-index.ts'
import type { StoryMatches } from './occurrences.ts'
import type { AskedQuery } from './find-hits.ts'
import type { ClauseExplanation, Explanation } from '../engine/response.ts'

/** Explains the score of one hit. */
export function explainHit(
  live: LiveIndex,
  { plan, selection, additions }: AskedQuery,
  hit: RankedStory,
  matches: StoryMatches,
  freshnessOptions: FreshnessOptions,
): Explanation {
  const reader = readerOf(live, hit.story)
  const story = hit.story - reader.segment.firstStory
  const enough = selection?.enough
  let tier = 0
  const held = new Set<Matcher>()
  const clauses = plan.clauses.flatMap((planned, number): ClauseExplanation[] =>
    reader.withList((list) => {
      const { clause, matcher, role } = planned
      if (role !== 'function') matchOne(reader, matcher, story, list)
      // Not every word is needed, and function words, filters and exclusions earn nothing by themselves.
      if (role === 'function' || list.count === 0 || list.scores[0] === 0) return []
      tier += list.tiers[0] ?? 0
      held.add(matcher)
      const words = matches.words.filter((word) => word.clause === number)
      const weight = enough !== undefined && role === 'word' ? planned.weight : 1
      const score = (list.scores[0] ?? 0) * weight
      const hasSynonym = readTierCost(list.tiers[0] ?? 0).synonyms > 0
      return [
        {
          clause: formatClause(clause),
          match: hasSynonym ? 'synonym' : (words[0]?.tier.match ?? phraseMatch(list.tiers[0] ?? 0)),
          terms: words.map(({ term }) => termAt(reader.segment.dictionary, term)),
          ...weighed(matcher, words[0]?.tier, score, live.compiled.storyCount),
          score,
        },
      ]
    }),
  )
  const coverage =
    enough === undefined
      ? 1
      : createCoverage(enough)(heldMass(enough, (option) => held.has(option.matcher)))
  const addition = additions?.get(hit.story)
  const freshness = freshnessFactor(
    reader.segment.columns.publishedMs[story] ?? NaN,
    freshnessOptions,
  )
  const popularity = reader.popularity[story] ?? 1
  const { typos, prefixes, synonyms } = readTierCost(tier)
  const sum = clauses.reduce((total, { score }) => total + score, 0) * coverage
  const added = (addition?.proximity ?? 0) + (addition?.feedback ?? 0)
  const raised = hit.score / ((sum + added) * freshness * popularity)
  return {
    tier: { typos, prefixes, ...(synonyms > 0 && { synonyms }) },
    clauses,
    ...(coverage < 1 && { coverage }),
    ...(added > 0 && addition),
    freshness,
    popularity,
    ...(raised > 1 + RAISED && Number.isFinite(raised) && { writtenFirst: raised }),
    score: hit.score,
  }
}

/** A score that is greater than its parts by less than this share is rounded, not raised. */
const RAISED = 1e-6

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
