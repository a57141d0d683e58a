// What is the answer to a query, by the reading that is given? The whole of it by brute force, in order, with
// everything that its page and its facets are cut from. Knows nothing of which reading is the right one.
import { formatClause } from '../../../src/query/format-clause.ts'
import { parseQuery } from '../../../src/query/parse-query.ts'
import type { Query, QueryContext } from '../../../src/query/query.ts'
import { LEAST_SHARE, type Matching, strictnessOf } from '../../../src/relaxation/policy.ts'
import { DEFAULT_RANKING, type RankingSettings } from '../../../src/ranking/factors.ts'
import type { SearchRequest, SortBy } from '../../../src/engine/request.ts'
import type { Story } from '../../../src/story/story.ts'
import { ask, earn, type Mark } from './asked.ts'
import { freshness, popularity } from './bm25f.ts'
import { type Corpus, type CorpusStory, sum } from './corpus.ts'
import { passes } from './filter.ts'
import { marksOfStory } from './marks.ts'
import { type ReadClause, readClauses } from './reading.ts'
import { addCosts, compareCosts, type Cost, NO_COST } from './tiers.ts'
import { putWrittenFirst } from './written-first.ts'

export interface OracleHit {
  readonly story: Story
  readonly cost: Cost
  readonly score: number
  /** What the sum of its words is multiplied by, but for coverage. */
  readonly factor: number
  /** Names the words that it holds. */
  readonly held: string
  /** Words that it lacks. */
  readonly missing: readonly string[]
  /** What is to be marked in title, body and author. */
  readonly marks: () => readonly Mark[]
}

export interface OracleAnswer {
  readonly order: SortBy
  /** All of them, in order. */
  readonly hits: readonly OracleHit[]
  /** Words that none of them holds. */
  readonly dropped: readonly string[]
}

/** What is added to scores of the best. */
export interface Additions {
  /** id -> proximity and feedback. */
  readonly byId: ReadonlyMap<string, number>
  readonly matching: Matching
}

/** Answers a complete request by a reading. */
export function searchByBruteForce(
  corpus: Corpus,
  request: SearchRequest,
  context: QueryContext,
  matching: Matching,
  ranking: RankingSettings = DEFAULT_RANKING,
): OracleAnswer {
  const query = parseQuery(request.q, context)
  const clauses = readClauses(corpus, query, request)
  const isUnscored = query.required.length === 0 && request.sortBy === 'relevance'
  const order = isUnscored ? 'newest' : request.sortBy
  const { recency = ranking.recency } = request
  const found = candidates(corpus, query, request).flatMap((candidate): OracleHit[] => {
    const held = heldBy(corpus, candidate, clauses, matching)
    if (held === undefined) return []
    const { story } = candidate
    const factor =
      freshness(story, corpus, context.nowMs, recency, ranking) *
      popularity(story, corpus, ranking.popularity)
    return [
      {
        ...held,
        story,
        factor,
        score: held.score * factor,
        marks: () => marksOfStory(candidate, clauses),
      },
    ]
  })
  const isRaised = order === 'relevance' && matching !== 'all'
  const indexOrder = new Map(found.map(({ story }, i) => [story, i]))
  const hits = (isRaised ? putWrittenFirst(found) : found).sort(
    (a, b) =>
      COMPARISONS[isRaised ? 'raised' : order](a, b) ||
      (indexOrder.get(a.story) ?? 0) - (indexOrder.get(b.story) ?? 0),
  )
  const [first] = hits
  return { order, hits, dropped: hits.reduce((all, hit) => inBoth(all, hit), first?.missing ?? []) }
}

function inBoth(words: readonly string[], { missing }: OracleHit): readonly string[] {
  return words.filter((word) => missing.includes(word))
}

/** Adds to the best of the hits, which come in order, what reranking added, and orders them anew. */
export function addToBest(
  hits: readonly OracleHit[],
  { byId, matching }: Additions,
  best: number,
): OracleHit[] {
  const looked = hits.slice(0, best).map((hit) => ({
    ...hit,
    score: hit.score + (byId.get(hit.story.id) ?? 0) * hit.factor,
  }))
  const raised = matching === 'all' ? looked : putWrittenFirst(looked)
  const compare = COMPARISONS[matching === 'all' ? 'relevance' : 'raised']
  return [...raised.sort(compare), ...hits.slice(best)]
}

/** The stories that nothing excludes, in the order of the index. */
function candidates(corpus: Corpus, query: Query, request: SearchRequest): CorpusStory[] {
  const excluded = query.excluded.map((clause) => ask(corpus, clause, request.searchIn, 'off'))
  return corpus.stories
    .filter(({ story }) => passes(story, query, request))
    .filter((story) => excluded.every((one) => earn(corpus, story, one) === undefined))
}

/** What a story holds of a query, if that is enough. */
function heldBy(
  corpus: Corpus,
  story: CorpusStory,
  clauses: readonly ReadClause[],
  matching: Matching,
): Pick<OracleHit, 'cost' | 'score' | 'held' | 'missing'> | undefined {
  const asked = clauses
    .filter(({ role }) => role !== 'function')
    .map((clause) => ({ ...clause, earned: earn(corpus, story, clause.asked) }))
  const words = asked.filter(({ role }) => role === 'word')
  const missing = words.filter(({ earned }) => earned === undefined)
  if (asked.some(({ role, earned }) => role === 'promise' && earned === undefined)) return undefined
  if (matching === 'all' && missing.length > 0) return undefined
  const strictness = strictnessOf(words.length)
  // What operators require is held, and counts.
  const all = sum(asked.map(({ mass }) => mass))
  const held = sum(asked.filter(({ earned }) => earned !== undefined).map(({ mass }) => mass))
  const least = matching === 'most' ? LEAST_SHARE * strictness * (1 - ROUNDING) : 0
  if (matching !== 'all' && (held === 0 || held < least * all)) return undefined
  const score = sum(
    asked.map(({ role, times, earned }) => {
      const weight = matching === 'all' || role === 'promise' ? 1 : Math.sqrt(times)
      return weight * (earned?.score ?? 0)
    }),
  )
  return {
    cost: asked.reduce((total, { earned }) => addCosts(total, earned?.cost ?? NO_COST), NO_COST),
    score: matching === 'all' ? score : score * (held / all) ** strictness,
    held: words.map(({ earned }) => (earned === undefined ? '-' : '+')).join(''),
    missing: missing.map(({ clause }) => formatClause(clause)),
  }
}

/** Halves are halves, however sums were rounded. */
const ROUNDING = 1e-9

/** Stories come in the order of the index, which decides among equals. */
const COMPARISONS: Readonly<Record<SortBy | 'raised', (a: OracleHit, b: OracleHit) => number>> = {
  relevance: (a, b) => compareCosts(a.cost, b.cost) || b.score - a.score,
  raised: (a, b) => b.score - a.score,
  newest: (a, b) => descending(dateOf(a) ?? -Infinity, dateOf(b) ?? -Infinity),
  oldest: (a, b) => descending(dateOf(b) ?? Infinity, dateOf(a) ?? Infinity),
  popularity: (a, b) => descending(a.story.views ?? -Infinity, b.story.views ?? -Infinity),
}

function descending(a: number, b: number): number {
  return a === b ? 0 : a > b ? -1 : 1
}

function dateOf({ story: { publishedAt } }: OracleHit): number | undefined {
  return publishedAt === undefined ? undefined : Date.parse(publishedAt)
}
