// Which words complete the last one that was typed, the words before it taken into account? Weighed by the
// stories that hold them: how many, how fresh, how much viewed.
import { markRanges, mergeRanges } from '../excerpt/mark.ts'
import { tokenize } from '../analysis/tokenize.ts'
import type { QueryContext } from '../query/query.ts'
import { termAt } from '../index/dictionary.ts'
import { docFreqOf } from '../index/postings.ts'
import { rankStories } from '../ranking/rank.ts'
import { damping } from '../index/suggestion-weights.ts'
import type { RankedStory } from '../ranking/top-k.ts'
import type { PlannedClause } from '../relaxation/plan-query.ts'
import { correctQuery } from './corrections.ts'
import { createHitMaker } from './hits.ts'
import { type LiveIndex, readerOf } from './live-index.ts'
import type { Suggestion } from '../engine/response.ts'
import { MARK_TAGS, TITLES_ONLY } from './suggest-stories.ts'
import { addStory, createTermTally, type TermTally, termOfPlace } from './term-tally.ts'
import { ANYWHERE, isDense, type LastTerms, type LastWord, type Typed } from './typed.ts'

/** Stories in which completions are looked for where other words were typed too, the best ones. */
const STORIES_READ = 64

/** A completed text: where its last word starts, and its weight. */
interface Completion {
  readonly start: number
  readonly weight: number
}

/** Suggests up to `limit` texts, heaviest first; each has hits. */
export function suggestTerms(
  live: LiveIndex,
  typed: Typed,
  limit: number,
  context: QueryContext,
): Suggestion[] {
  const { last, query } = typed
  if (last === undefined) return []
  const { clause, lead } = last
  const isAlone =
    query.required.length + query.excluded.length + query.filters.length === 1 &&
    clause.field === undefined
  const completions = isAlone
    ? completeWord(live, last, limit)
    : completeFromStories(live, typed, last, context)
  return [...completions]
    .filter(([text]) => text !== `${lead}${clause.term}`)
    .sort(([a, one], [b, other]) => other.weight - one.weight || (a < b ? -1 : 1))
    .slice(0, limit)
    .map(([text, { start }]) => ({ text, html: markTyped(text, start, clause.term), kind: 'term' }))
}

function add(completions: Map<string, Completion>, lead: string, term: string, weight: number) {
  const text = lead + term
  const sum = (completions.get(text)?.weight ?? 0) + weight
  completions.set(text, { start: lead.length, weight: sum })
}

/** The heaviest completions of a word that stands alone. */
function completeWord(
  { compiled }: LiveIndex,
  { lead, terms }: LastWord,
  limit: number,
): Map<string, Completion> {
  const completions = new Map<string, Completion>()
  compiled.segments.forEach((segment, i) => {
    const { terms: weightOf } = segment.suggestionWeights
    // One more, since the word itself may be among them.
    for (const term of heaviest(weightOf, terms[i] ?? NO_TERMS, limit + 1)) {
      const weight = weightOf[term] ?? 0
      if (weight > 0) add(completions, lead, termAt(segment.dictionary, term), weight)
    }
  })
  return completions
}

const NO_TERMS: LastTerms = { range: { from: 0, to: 0 }, near: [] }

/** The heaviest terms of a range, in no order; those near it where there are any. */
function heaviest(weights: Float32Array, { range, near }: LastTerms, count: number): number[] {
  if (near.length > 0) return near.slice(0, count)
  const kept: number[] = []
  let least = 0
  for (let term = range.from; term < range.to; term++) {
    const weight = weights[term] ?? 0
    if (weight <= least) continue
    let at = kept.length
    while (at > 0 && (weights[kept[at - 1] ?? 0] ?? 0) < weight) at--
    kept.splice(at, 0, term)
    if (kept.length > count) kept.pop()
    if (kept.length === count) least = weights[kept[count - 1] ?? 0] ?? 0
  }
  return kept
}

/**
 * The completions in the best of the stories that hold all that was typed; where very much begins with
 * the last word, in the best of those that hold the words before it.
 */
function completeFromStories(
  live: LiveIndex,
  typed: Typed,
  last: LastWord,
  { nowMs }: QueryContext,
): Map<string, Completion> {
  const clauses = typed.plan(ANYWHERE)
  const asked = isDense(live, last)
    ? clauses.filter(({ clause }) => clause !== last.clause)
    : clauses
  const { top } = rankStories(
    live.readers,
    {
      required: (asked.length === 0 ? clauses : asked).map(({ matcher }) => matcher),
      excluded: typed.excluded,
      filters: typed.filters,
    },
    { order: 'relevance', limit: STORIES_READ, facets: [], recency: TITLES_ONLY.recency, nowMs },
  )
  const leadOf = typed.forgives
    ? correctedLeads(live, typed, clauses, last)
    : (): string => last.lead
  const fields = last.clause.field === undefined ? ANYWHERE : [last.clause.field]
  const tallies = new Map<string, TermTally[]>()
  for (const hit of top) {
    const { segment, number } = readerOf(live, hit.story)
    const lead = leadOf(hit)
    const ofLead = tallies.get(lead) ?? []
    tallies.set(lead, ofLead)
    const tally = (ofLead[number] ??= createTermTally(last.terms[number] ?? NO_TERMS))
    addStory(tally, segment, hit.story - segment.firstStory, fields)
  }
  const completions = new Map<string, Completion>()
  for (const [lead, ofLead] of tallies) {
    ofLead.forEach((tally, number) => {
      const segment = live.compiled.segments[number]
      if (segment === undefined) return
      tally.weights.forEach((sum, place) => {
        if (sum === 0) return
        const term = termOfPlace(tally, place)
        const weight = sum * damping(docFreqOf(segment.content, term), live.compiled.storyCount)
        add(completions, lead, termAt(segment.dictionary, term), weight)
      })
    })
  }
  return completions
}

/** Writes into what stands before the last word the words by which a story matched it. */
function correctedLeads(
  live: LiveIndex,
  { query }: Typed,
  clauses: readonly PlannedClause[],
  { clause: lastClause, lead }: LastWord,
): (hit: RankedStory) => string {
  const { matchesOf } = createHitMaker(
    live,
    { plan: { clauses } },
    { ...TITLES_ONLY, excerpts: 1 },
    0,
  )
  return (hit) => {
    const { dictionary } = readerOf(live, hit.story).segment
    const corrected = new Map<string, string>()
    for (const { clause, tier, term } of matchesOf(hit).words) {
      const typed = query.required[clause]
      if (tier.match !== 'typo' || typed?.kind !== 'word' || typed === lastClause) continue
      corrected.set(typed.text, termAt(dictionary, term))
    }
    return correctQuery(lead, Object.fromEntries(corrected)) ?? lead
  }
}

/** Marks what was typed: the words before the last, and of the last as much as goes on from it. */
function markTyped(text: string, start: number, typed: string): string {
  const words = tokenize(text.slice(0, start)).map(({ start: from, end }) => ({ start: from, end }))
  const end = text.startsWith(typed, start) ? start + typed.length : start
  return markRanges(text, mergeRanges([...words, { start, end }]), MARK_TAGS)
}
