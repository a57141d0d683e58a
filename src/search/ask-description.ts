// What answers a description? Knows clauses and counts, no texts.
import type { Clause } from '../query/query.ts'
import { matchOne } from '../retrieval/match.ts'
import type { Matcher } from '../retrieval/matcher.ts'
import { rankStories } from '../retrieval/rank.ts'
import { lookCloser, RESCORED_STORIES } from '../retrieval/rescore.ts'
import type { RankedStory } from '../retrieval/top-hits.ts'
import { type Attempts, type Outcome, type PlannedClause, selectionOf } from './attempt.ts'
import { type Description, listsOf, MET, toDescription, UNMET } from './description.ts'
import { type LiveIndex, readerOf } from './live-index.ts'
import { findSynonyms } from './synonyms.ts'

/** Fewer hits than this, an ordinary page, do not answer a description. */
const ENOUGH_HITS = 10

/**
 * Asks for enough of a description instead of all of it, where all of it finds less than a page. What
 * is written with operators stays required as long as anything holds it.
 */
export function askDescription(attempts: Attempts, outcome: Outcome): Outcome | undefined {
  const isRanked = attempts.rankOptions.order === 'relevance'
  if (!isRanked || outcome.ranking.matchCount >= ENOUGH_HITS) return undefined
  const kept = outcome.clauses.filter(({ clause }) => !isBareWord(clause))
  const plain = readDescription(attempts, outcome, new Set(kept))
  if (plain === undefined) return undefined
  const described = askLoosely(attempts, outcome, kept, plain)
  if (described !== undefined || kept.length === 0) return described
  const all = readDescription(attempts, outcome, new Set())
  return all && askLoosely(attempts, outcome, [], all)
}

function readDescription(
  { live, query, request }: Attempts,
  { clauses, ranking, respacings }: Outcome,
  kept: ReadonlySet<PlannedClause>,
): Description | undefined {
  const need = ranking.totalHits > 0 ? MET : UNMET
  return toDescription(live, query, clauses, kept, respacings, need, {
    fields: request.searchIn,
    synonymsOf: (clause) =>
      findSynonyms(live.synonyms, [clause], live.compiled.stem)[0]?.alternatives ?? [],
  })
}

/** A word that nothing but its place in the query says anything of. */
function isBareWord(clause: Clause): boolean {
  return clause.kind === 'word' && clause.field === undefined && clause.prefix !== 'explicit'
}

function askLoosely(
  attempts: Attempts,
  outcome: Outcome,
  kept: readonly PlannedClause[],
  description: Description,
): Outcome | undefined {
  const { live, rankOptions } = attempts
  const asked = selectionOf(attempts, kept)
  const selection = { ...asked, required: [...asked.required, description.matcher] }
  const ranking = rankStories(live.readers, selection, {
    ...rankOptions,
    limit: Math.max(rankOptions.limit, RESCORED_STORIES),
  })
  if (ranking.totalHits === 0) return undefined
  const { top, closeness } = lookCloser(
    live.readers,
    listsOf(description),
    ranking.top,
    rankOptions,
  )
  return {
    clauses: [...kept, ...description.clauses],
    dropped: missing(live, outcome.clauses, description, top[0]),
    forgave: outcome.forgave,
    respacings: outcome.respacings,
    synonyms: outcome.synonyms,
    selection,
    ranking: { ...ranking, top: top.slice(0, rankOptions.limit) },
    closeness,
  }
}

/** The clauses that the best story of a description does without. */
function missing(
  live: LiveIndex,
  clauses: readonly PlannedClause[],
  { meanings }: Description,
  best: RankedStory | undefined,
): Clause[] {
  if (best === undefined) return []
  const reader = readerOf(live, best.story)
  const story = best.story - reader.segment.firstStory
  const holds = (matcher: Matcher): boolean =>
    reader.withList((list) => {
      matchOne(reader, matcher, story, list)
      return list.count > 0
    })
  const isHeld = ({ clause, matcher }: PlannedClause): boolean => {
    const words = meanings.get(clause)
    return words === undefined ? holds(matcher) : words.length > 0 && words.every(holds)
  }
  return clauses.filter((planned) => !isHeld(planned)).map(({ clause }) => clause)
}
