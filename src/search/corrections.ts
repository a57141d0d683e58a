// Which words of a query were read as others, and what is the query with them written in? Knows what the
// best hit matched, no texts.
import { tokenize } from '../analysis/tokenize.ts'
import type { Clause, WordClause } from '../query/query.ts'
import { scanQuery } from '../query/scan-query.ts'
import { termAt } from '../retrieval/dictionary.ts'
import { matchOne } from '../retrieval/match.ts'
import type { Matcher, Tier } from '../retrieval/matcher.ts'
import type { SegmentReader } from '../retrieval/segment-reader.ts'
import type { RankedStory } from '../retrieval/top-hits.ts'
import type { Outcome, PlannedClause } from './attempt.ts'
import type { HitMaker } from './hits.ts'
import { type LiveIndex, readerOf } from './live-index.ts'
import type { Respacing } from './respace.ts'
import type { Interpretation } from './response.ts'

/**
 * Gives the words as typed with those by which the best hit matched them, where that is a correction:
 * `{ noth: 'north' }`; two words that it has as one together: `{ 'white house': 'whitehouse' }`.
 */
export function correctionsOf(
  live: LiveIndex,
  { clauses, ranking, forgave, respacings }: Outcome,
  { matchesOf }: HitMaker,
): Interpretation['corrected'] {
  const [best] = ranking.top
  if (best === undefined || !forgave) return {}
  const reader = readerOf(live, best.story)
  const corrected = new Map<string, string>()
  for (const { clause, wordOfClause, tier, term } of matchesOf(best).words) {
    if (tier.match !== 'typo') continue
    const typed = wordsOfClause(clauses[clause]?.clause)[wordOfClause]
    if (typed === undefined) continue
    corrected.set(typed.text, termAt(reader.segment.dictionary, nearTerm(reader, tier, term)))
  }
  for (const respacing of respacings) {
    if (!isMetBy(live, clauses, respacing, best)) continue
    const typed = respacing.clauses.map(({ text }) => text)
    for (const word of typed) corrected.delete(word)
    corrected.set(typed.join(' '), respacing.text)
  }
  return Object.fromEntries(corrected)
}

/** The term that is near to what was typed, where the story holds another form of it. */
function nearTerm(
  { number, segment: { groups } }: SegmentReader,
  tier: Tier,
  term: number,
): number {
  const near = tier.segments[number]?.author ?? []
  if (near.includes(term)) return term
  return near.find((other) => groups.listOf[other] === groups.listOf[term]) ?? term
}

/** Tells whether a story holds words of the query only as they are spaced otherwise. */
function isMetBy(
  live: LiveIndex,
  clauses: readonly PlannedClause[],
  respacing: Respacing,
  { story }: RankedStory,
): boolean {
  const reader = readerOf(live, story)
  const holds = (matcher: Matcher | undefined): boolean =>
    matcher !== undefined &&
    reader.withList((list) => {
      matchOne(reader, matcher, story - reader.segment.firstStory, list)
      return list.count > 0
    })
  const own = clauses
    .filter(({ clause }) => respacing.clauses.some((one) => one === clause))
    .map(({ matcher }) => (matcher.kind === 'any' ? matcher.options[0] : matcher))
  return own.length > 0 && !own.every(holds) && holds(respacing.matcher)
}

function wordsOfClause(clause: Clause | undefined): readonly WordClause[] {
  if (clause === undefined) return []
  const options = clause.kind === 'any' ? clause.options : [clause]
  return options.filter((option) => option.kind === 'word')
}

/** Gives the query with its corrections written in; undefined where there are none to write. */
export function correctQuery(
  q: string,
  corrected: Interpretation['corrected'],
): string | undefined {
  const corrections = new Map(Object.entries(corrected))
  if (corrections.size === 0) return undefined
  const words = wordsOfText(q)
  let written = ''
  let done = 0
  words.forEach((word, i) => {
    const next = words[i + 1]
    const pair = next === undefined ? undefined : corrections.get(`${word.text} ${next.text}`)
    const correction = pair ?? corrections.get(word.text)
    // Parts follow their whole, and the second word of a pair its first.
    if (correction === undefined || word.start < done) return
    written += q.slice(done, word.start) + correction
    done = pair === undefined ? word.end : (next ?? word).end
  })
  return done === 0 ? undefined : written + q.slice(done)
}

interface TypedWord {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** The words of a query that may be corrected: what is excluded, quoted or filtered by never is. */
function wordsOfText(q: string): TypedWord[] {
  return scanQuery(q).flatMap(({ negated, quoted, operator, value, valueStart }) => {
    if (negated || quoted || operator?.kind === 'filter') return []
    return tokenize(value).map(({ start, end }) => ({
      text: value.slice(start, end),
      start: valueStart + start,
      end: valueStart + end,
    }))
  })
}
