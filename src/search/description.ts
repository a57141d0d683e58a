// Is a query too long to be met word by word? One whose words tell far more than it takes to single out a
// story is a description: enough of them have to be met, not all, and what the best stories have in
// common helps to order them. Knows clauses and counts, no texts.
import type { Clause, Query, WordClause } from '../query/query.ts'
import { idf } from '../retrieval/bm25f.ts'
import { sizeOf } from '../retrieval/match.ts'
import { type LooseMatcher, type Matcher, readTierCost } from '../retrieval/matcher.ts'
import type { DescribedList } from '../retrieval/described-list.ts'
import type { LiveIndex } from './live-index.ts'
import type { PlannedClause } from './attempt.ts'
import type { Respacing } from './respace.ts'
import { type MatcherOptions, toMatcher } from './to-matcher.ts'

/**
 * What makes a description: so many telling words, and so many times what singles out one story. More is
 * needed where some story holds all the words, which is then mostly what was wanted.
 */
export const UNMET: Need = { words: 4, ratio: 1 }
export const MET: Need = { words: 6, ratio: 2 }
/** A story has to tell as much as so many of a description's words do on average ... */
export const LEAST_WORDS = 1.5
/** ... but no more than this share of what all of them tell. */
export const LEAST_SHARE = 0.5

/** What a query has to say to be a description. */
export interface Need {
  readonly words: number
  readonly ratio: number
}

/** A word of a description. */
export interface DescribingClause extends PlannedClause {
  readonly tells: number
}

/** A query read as a description. */
export interface Description {
  readonly clauses: readonly DescribingClause[]
  readonly matcher: LooseMatcher
  /** What a clause of one telling word stands for here: nothing, the word, or those run together in it. */
  readonly meanings: ReadonlyMap<Clause, readonly Matcher[]>
}

/**
 * Reads clauses as a description; undefined where they are none. Those of `kept` stay as they are.
 */
export function toDescription(
  live: LiveIndex,
  query: Query,
  planned: readonly PlannedClause[],
  kept: ReadonlySet<PlannedClause>,
  respacings: readonly Respacing[],
  need: Need,
  options: Omit<MatcherOptions, 'forgives'>,
): Description | undefined {
  const { storyCount } = live.compiled
  const loosened = planned
    .filter((one) => !kept.has(one))
    .map((one) => ({ ...one, times: query.times[query.required.indexOf(one.clause)] ?? 1 }))
  const { words, meanings } = describingWords(live, loosened, respacings, {
    ...options,
    forgives: () => false,
  })
  const clauses = words.map(({ clause, matcher, times }) => ({
    clause,
    matcher,
    // Saying a word again makes it weigh more, but not twice as much.
    weight: Math.sqrt(times),
    tells: idf(sizeOf(live.readers, matcher), storyCount),
  }))
  const told = clauses.reduce((sum, { tells }) => sum + tells, 0)
  const ofOne = idf(1, storyCount)
  // A compound is one word, of however many parts.
  const spoken = Math.min(clauses.length, loosened.length)
  if (spoken < need.words || told < need.ratio * ofOne) return undefined
  const least = Math.min(LEAST_SHARE, LEAST_WORDS / clauses.length)
  return { clauses, matcher: { kind: 'loose', least, options: clauses }, meanings }
}

/** Gives the content lists of the words, in the order of the query. */
export function listsOf({ clauses }: Description): DescribedList[] {
  return clauses.flatMap(({ matcher, weight }) => {
    const list = matcher.kind === 'word' ? matcher.tiers[0]?.segments[0]?.content[0] : undefined
    return list === undefined ? [] : [{ list, weight }]
  })
}

interface DescribingWords {
  readonly words: readonly CountedClause[]
  readonly meanings: ReadonlyMap<Clause, readonly Matcher[]>
}

interface CountedClause extends Omit<PlannedClause, 'weight'> {
  times: number
}

/** A word with what else it may be, where nothing holds it. */
interface Word {
  readonly term: string
  readonly text: string
  readonly forgiving?: Matcher
  /** The words that were run together, if it is made of some: `whitehouse`. */
  readonly split?: readonly string[]
}

/**
 * The telling words of clauses, forms of one stem once: as typed where they are known, else what was run
 * together, else forgiven.
 */
function describingWords(
  { compiled, readers, stopWords }: LiveIndex,
  clauses: readonly CountedClause[],
  respacings: readonly Respacing[],
  strict: MatcherOptions,
): DescribingWords {
  const words = new Map<string, CountedClause>()
  const meanings = new Map<Clause, readonly Matcher[]>()
  /** Gives what the word stands for; nothing where it says nothing. */
  const add = ({ term, text, forgiving, split }: Word, times: number): readonly Matcher[] => {
    if (stopWords.has(term)) return []
    const word: WordClause = { kind: 'word', text, term, parts: [], prefix: 'none' }
    const asTyped = toMatcher(compiled, word, strict)
    const isKnown = sizeOf(readers, asTyped) > 0
    if (!isKnown && split !== undefined) {
      return split.flatMap((part) => add({ term: part, text: part }, times))
    }
    const matcher = isKnown ? asTyped : forgiving && withOneEdit(forgiving)
    if (matcher === undefined || sizeOf(readers, matcher) === 0) return []
    const key = keyOf(matcher, term)
    const known = words.get(key)
    if (known === undefined) words.set(key, { clause: word, matcher, times })
    else known.times += times
    return [matcher]
  }
  for (const { clause, matcher, times } of clauses) {
    const ofClause = wordsOf(clause, matcher, respacings)
    const found = ofClause.flatMap((word) => add(word, times))
    const [only] = ofClause
    if (ofClause.length === 1 && !stopWords.has(only?.term ?? '')) meanings.set(clause, found)
  }
  return { words: [...words.values()], meanings }
}

/** Two slips in a word are more than a description, which has other words, leaves to be guessed. */
function withOneEdit(matcher: Matcher): Matcher {
  if (matcher.kind === 'any') {
    return { ...matcher, options: matcher.options.map(withOneEdit) }
  }
  if (matcher.kind !== 'word') return matcher
  return { ...matcher, tiers: matcher.tiers.filter(({ cost }) => readTierCost(cost).typos < 2) }
}

/** Words that stand for the same lists count as one. */
function keyOf(matcher: Matcher, term: string): string {
  if (matcher.kind !== 'word') return term
  return matcher.tiers.flatMap(({ segments }) => segments.map(({ content }) => content)).join(' ')
}

/** The words that a clause is made of: parts of a compound, words of a phrase, alternatives. */
function wordsOf(clause: Clause, matcher: Matcher, respacings: readonly Respacing[]): Word[] {
  switch (clause.kind) {
    case 'word': {
      if (clause.parts.length > 0) return clause.parts.map((term) => ({ term, text: term }))
      const { term, text } = clause
      const split = respacings.find(({ clauses }) => clauses.length === 1 && clauses[0] === clause)
      return [{ term, text, forgiving: matcher, ...(split && { split: split.text.split(' ') }) }]
    }
    case 'phrase':
      return clause.terms.map((term) => ({ term, text: term }))
    case 'any':
      return clause.options.flatMap((option, i) => {
        const ofOption = matcher.kind === 'any' ? matcher.options[i] : undefined
        return ofOption === undefined ? [] : wordsOf(option, ofOption, respacings)
      })
  }
}
