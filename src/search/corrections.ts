// The words of a query that stand for others, too, and the query with those written in.
import { tokenize } from '../analysis/tokenize.ts'
import type { Clause, WordClause } from '../query/query.ts'
import { scanQuery } from '../query/scan-query.ts'
import type { PlannedClause } from '../relaxation/plan-query.ts'
import type { WordBreak } from '../relaxation/word-breaks.ts'
import { termAt } from '../index/dictionary.ts'
import { readerOf, type StoryMatcher } from '../matching/story-matcher.ts'
import { stemOf } from '../index/stem-groups.ts'
import type { Weight, Tier } from '../matching/weight.ts'
import type { SegmentReader } from '../matching/segment-reader.ts'
import type { RankedStory } from '../ranking/hit-order.ts'
import type { Found } from './find-hits.ts'
import type { HitMaker } from './hits.ts'
import type { LiveIndex } from './live-index.ts'
import type { Interpretation } from '../engine/response.ts'

/** How many of the best hits say which correction is meant: a page. */
const ASKED_HITS = 10

/** How the words of a query were corrected. */
export interface Corrections {
  /**
   * Words as typed with what each stands for, too: `{ noth: 'north' }`; two words that stories have as one:
   * `{ 'white house': 'whitehouse' }`.
   */
  readonly corrected: Interpretation['corrected']
  /** Most of the best hits hold a word only as it was corrected. */
  readonly carries: boolean
}

/** Gives the corrections of a query; of several for one word, the one that the best hit holds. */
export function correctionsOf(
  live: LiveIndex,
  { plan: { clauses, wordBreaks }, ranking, matchStory }: Found,
  { matchesOf }: HitMaker,
): Corrections {
  const likely = likelyCorrections(clauses)
  if (likely.size + wordBreaks.length === 0) return { corrected: {}, carries: false }
  const best = ranking.top.slice(0, ASKED_HITS)
  const held = new Map<string, string>()
  /** Word breaks by which a hit holds what it lacks as typed. */
  const met = new Set<WordBreak>()
  let carried = 0
  for (const hit of best) {
    const reader = readerOf(live.readers, hit.story)
    let isCarried = false
    for (const { clause, wordOfClause, tier, term } of matchesOf(hit).words) {
      const typed = wordsOfClause(clauses[clause]?.clause)[wordOfClause]
      if (tier.match !== 'typo' || typed === undefined || !likely.has(typed.text)) continue
      isCarried = true
      if (held.has(typed.text)) continue
      held.set(typed.text, nearTerm(reader, tier, term))
    }
    for (const wordBreak of wordBreaks) {
      if (!isMetBy(matchStory, clauses, wordBreak, hit)) continue
      isCarried = true
      met.add(wordBreak)
    }
    if (isCarried) carried++
  }
  const corrected = new Map([...likely, ...held])
  for (const { clauses: typed, text } of met) {
    for (const word of typed) corrected.delete(word.text)
    corrected.set(typed.map((word) => word.text).join(' '), text)
  }
  return { corrected: Object.fromEntries(corrected), carries: carried > best.length / 2 }
}

/** Words as typed with the likeliest correction of each. */
function likelyCorrections(clauses: readonly PlannedClause[]): Map<string, string> {
  const likely = new Map<string, string>()
  const add = (clause: Clause, weight: Weight | undefined): void => {
    if (weight === undefined) return
    if (clause.kind === 'any' || clause.kind === 'all') {
      if (weight.kind !== clause.kind) return
      clause.options.forEach((option, i) => {
        add(option, weight.options[i])
      })
    } else if (clause.kind === 'word') {
      const correction = correctionIn(weight)
      if (correction !== undefined) likely.set(clause.text, correction)
    }
  }
  for (const { clause, weight } of clauses) add(clause, weight)
  return likely
}

function correctionIn(weight: Weight): string | undefined {
  if (weight.kind === 'any') return weight.options[0] && correctionIn(weight.options[0])
  return weight.kind === 'word' ? weight.correction : undefined
}

/** The term that is near to what was typed, where the story holds another form of it. */
function nearTerm({ segment, stem }: SegmentReader, { terms }: Tier, term: number): string {
  const held = termAt(segment.dictionary, term)
  if (terms.names.includes(held)) return held
  const key = stemOf(segment, term, stem)
  return terms.forms.find((form) => form.stem === key)?.term ?? held
}

/** Tells whether a story holds words of the query only as they are spaced otherwise. */
function isMetBy(
  matchStory: StoryMatcher,
  clauses: readonly PlannedClause[],
  wordBreak: WordBreak,
  { story }: RankedStory,
): boolean {
  const holds = (weight: Weight | undefined): boolean =>
    weight !== undefined && matchStory(weight, story) !== undefined
  const own = clauses
    .filter(({ clause }) => wordBreak.clauses.some((one) => one === clause))
    .map(({ weight }) => (weight.kind === 'any' ? weight.options[0] : weight))
  return own.length > 0 && !own.every(holds) && holds(wordBreak.weight)
}

function wordsOfClause(clause: Clause | undefined): readonly WordClause[] {
  if (clause?.kind === 'any' || clause?.kind === 'all') return clause.options.flatMap(wordsOfClause)
  return clause?.kind === 'word' ? [clause] : []
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
  return scanQuery(q).flatMap((token) => {
    if (token.kind !== 'chunk') return []
    const { negated, quoted, operator, value, valueStart } = token
    if (negated || quoted || operator?.kind === 'filter') return []
    return tokenize(value).map(({ start, end }) => ({
      text: value.slice(start, end),
      start: valueStart + start,
      end: valueStart + end,
    }))
  })
}
