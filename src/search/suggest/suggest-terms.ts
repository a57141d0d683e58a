// The words that complete the last one that was typed, the words before it taken into account. Weighed by the
// stories that hold them: how many, how fresh, how much viewed.
import { tokenize } from '../../analysis/tokenize.ts'
import type { Suggestion } from '../../engine/response.ts'
import { markRanges, mergeRanges } from '../../excerpt/mark.ts'
import { findTerm, prefixRange, termAt } from '../../index/dictionary.ts'
import type { SegmentReader } from '../../matching/segment-reader.ts'
import { docFreqOfTerm } from '../../matching/form.ts'
import { readerOf } from '../../matching/story-matcher.ts'
import type { QueryContext, SearchField } from '../../query/query.ts'
import { BODY, TITLE } from '../../ranking/bm25f.ts'
import type { RankedStory } from '../../ranking/hit-order.ts'
import { rankStories } from '../../ranking/rank.ts'
import type { PlannedClause } from '../../relaxation/plan-query.ts'
import { correctQuery } from '../corrections.ts'
import { createHitMaker } from '../hits.ts'
import type { LiveIndex } from '../live-index.ts'
import { MARK_TAGS, TITLES_ONLY } from './suggest-stories.ts'
import { damping, heaviestTerms, storyWeight, termWeight } from './suggestion-weights.ts'
import {
  addStory,
  createTermAccumulator,
  type LastTerms,
  type TermAccumulator,
  termOfPlace,
} from './term-accumulator.ts'
import { ANYWHERE, isDense, type LastWord, type Typed } from './typed.ts'

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
    .map(([text, one]) => [text, { ...one, weight: Math.fround(one.weight) }] as const)
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
  live: LiveIndex,
  { lead, near, clause }: LastWord,
  limit: number,
): Map<string, Completion> {
  // One more, since the word itself may be among them.
  const count = limit + 1
  const terms =
    near.length > 0
      ? near.slice(0, count).map((term) => ({ term, weight: termWeight(live, term) }))
      : heaviestTerms(
          live,
          live.readers.map(({ segment }) => prefixRange(segment.dictionary, clause.term)),
          count,
        )
  const completions = new Map<string, Completion>()
  for (const { term, weight } of terms) add(completions, lead, term, weight)
  return completions
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
    live,
    {
      required: (asked.length === 0 ? clauses : asked).map(({ weight }) => weight),
      excluded: typed.excluded,
      filters: typed.filters,
    },
    { order: 'relevance', limit: STORIES_READ, facets: [], recency: TITLES_ONLY.recency, nowMs },
  )
  const leadOf = typed.forgives
    ? correctedLeads(live, typed, clauses, last)
    : (): string => last.lead
  const fields = last.clause.field === undefined ? ANYWHERE : [last.clause.field]
  const completions = new Map<string, Completion>()
  for (const [leadText, sums] of sumTerms(live, top, last, leadOf, fields)) {
    for (const [term, sum] of sums) {
      const { docCount } = live.snapshot.statistics
      add(
        completions,
        leadText,
        term,
        sum * damping(docFreqOfTerm(live.snapshot, term, TITLE | BODY), docCount),
      )
    }
  }
  return completions
}

/** Sums up what stories say for the terms that may be the last word: lead -> term -> sum. */
function sumTerms(
  live: LiveIndex,
  stories: readonly RankedStory[],
  last: LastWord,
  leadOf: (hit: RankedStory) => string,
  fields: readonly SearchField[],
): Map<string, Map<string, number>> {
  const accumulators = new Map<string, Map<SegmentReader, TermAccumulator>>()
  for (const hit of stories) {
    const reader = readerOf(live.readers, hit.story)
    const lead = leadOf(hit)
    const ofLead = accumulators.get(lead) ?? new Map<SegmentReader, TermAccumulator>()
    accumulators.set(lead, ofLead)
    const accumulator = ofLead.get(reader) ?? createTermAccumulator(lastTerms(reader, last))
    ofLead.set(reader, accumulator)
    const story = { story: hit.story - reader.base, weight: storyWeight(live, hit.story) }
    addStory(accumulator, reader.segment, story, fields)
  }
  const summed = new Map<string, Map<string, number>>()
  for (const [lead, ofLead] of accumulators) {
    const sums = new Map<string, number>()
    for (const [{ segment }, accumulator] of ofLead) {
      accumulator.weights.forEach((sum, place) => {
        if (sum === 0) return
        const term = termAt(segment.dictionary, termOfPlace(accumulator, place))
        sums.set(term, (sums.get(term) ?? 0) + sum)
      })
    }
    summed.set(lead, sums)
  }
  return summed
}

function lastTerms({ segment: { dictionary } }: SegmentReader, last: LastWord): LastTerms {
  return {
    range: prefixRange(dictionary, last.clause.term),
    near: last.near.map((term) => findTerm(dictionary, term)).filter((term) => term >= 0),
  }
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
    const { dictionary } = readerOf(live.readers, hit.story).segment
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
