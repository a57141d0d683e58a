// Why a hit has its score. Reads the same weights again for one story, so that the parts add up to the whole.
import { formatClause } from '../query/format-clause.ts'
import { idf } from '../ranking/bm25f.ts'
import { type FreshnessOptions, freshnessFactor } from '../ranking/factors.ts'
import { termAt } from '../index/dictionary.ts'
import { popularityOf } from '../matching/segment-reader.ts'
import { createStoryMatcher, readerOf } from '../matching/story-matcher.ts'
import { createCoverage, heldMass } from '../matching/min-should-match.ts'
import { type Weight, readTierCost, type Tier } from '../matching/weight.ts'
import type { RankedStory } from '../ranking/hit-order.ts'
import type { LiveIndex } from './live-index.ts'
import type { StoryMatches } from './occurrences.ts'
import type { AskedQuery } from './find-hits.ts'
import type { ClauseExplanation, Explanation } from '../engine/response.ts'

/** Explains the score of one hit. */
export function explainHit(
  live: LiveIndex,
  { plan, selection, additions, matchStory = createStoryMatcher(live.readers) }: AskedQuery,
  hit: RankedStory,
  matches: StoryMatches,
  freshnessOptions: FreshnessOptions,
): Explanation {
  const reader = readerOf(live.readers, hit.story)
  const story = hit.story - reader.base
  const enough = selection?.enough
  let tier = 0
  const held = new Set<Weight>()
  const clauses = plan.clauses.flatMap((planned, number): ClauseExplanation[] => {
    const { clause, weight, role } = planned
    // Function words, filters and exclusions earn nothing by themselves, and not every word is needed.
    const match = role === 'function' ? undefined : matchStory(weight, hit.story)
    if (match === undefined || match.score === 0) return []
    tier += match.cost
    held.add(weight)
    const words = matches.words.filter((word) => word.clause === number)
    const score = match.score * (enough !== undefined && role === 'word' ? planned.boost : 1)
    const hasSynonym = readTierCost(match.cost).synonyms > 0
    return [
      {
        clause: formatClause(clause),
        match: hasSynonym ? 'synonym' : (words[0]?.tier.match ?? phraseMatch(match.cost)),
        terms: words.map(({ term }) => termAt(reader.segment.dictionary, term)),
        ...weighed(weight, words[0]?.tier, score, live.snapshot.statistics.docCount),
        score,
      },
    ]
  })
  const coverage =
    enough === undefined
      ? 1
      : createCoverage(enough)(heldMass(enough, (option) => held.has(option.weight)))
  const addition = additions?.get(hit.story)
  const freshness = freshnessFactor(
    reader.segment.columns.publishedMs[story] ?? NaN,
    freshnessOptions,
  )
  const popularity = popularityOf(reader, story)
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

/** A phrase that stands for a word, or for words spaced otherwise, is a misspelling of it. */
function phraseMatch(tier: number): 'phrase' | 'typo' {
  return readTierCost(tier).typos > 0 ? 'typo' : 'phrase'
}

/** Parts of a clause's score where one factor is common to all of it. */
function weighed(
  weight: Weight,
  tier: Tier | undefined,
  score: number,
  docCount: number,
): { readonly idf?: number; readonly weight?: number } {
  if (weight.kind === 'phrase') return { idf: weight.idf, weight: score / weight.idf }
  if (weight.kind === 'any' || tier === undefined) return {}
  const factor = idf(tier.docFreq, docCount)
  return { idf: factor, weight: score / factor }
}
