// What does a query ask of the index? Each part is a promise that is always kept, a word that says something,
// or a function word. Knows clauses and counts, no texts.
import type { Clause, Query, SearchField, WordClause } from '../query/query.ts'
import { idf } from '../ranking/bm25f.ts'
import { sizeOf } from '../matching/match.ts'
import type { Combine, Matcher } from '../matching/matcher.ts'
import type { Searchable } from './searchable.ts'
import { countStories, findWordBreaks, type WordBreak } from './word-breaks.ts'
import { isPromise, numberMatcher } from './numbers.ts'
import { findSynonyms, type SynonymousWords } from './synonyms.ts'
import { asTyped, weighSynonyms } from './weigh-synonyms.ts'
import { fieldsOf, type MatcherOptions, synonymMatchers, toMatcher } from './to-matcher.ts'

/**
 * `promise`: an operator says so (a phrase, `+`, a field, `*`, `OR`); `word`: says something; `function`: a
 * function word next to others, which counts only where it stands near them (proximity.ts).
 */
export type Role = 'promise' | 'word' | 'function'

/** A clause with what it asks of the index. */
export interface PlannedClause {
  readonly clause: Clause
  readonly role: Role
  readonly matcher: Matcher
  /** How much it says: its inverse document frequency; 0 where no story holds it. */
  readonly mass: number
  /** What its score is multiplied by: a word said twice weighs more, but not twice as much. */
  readonly weight: number
}

export interface QueryPlan {
  /** In the order of the query. */
  readonly clauses: readonly PlannedClause[]
  readonly excluded: readonly Matcher[]
  /** Words of the query that stand for others, too. */
  readonly synonyms: readonly SynonymousWords[]
  readonly wordBreaks: readonly WordBreak[]
}

/** What of a request a plan depends on. */
export interface PlanOptions {
  readonly searchIn: readonly SearchField[]
  readonly typos: 'auto' | 'off'
}

/** Plans a query. */
export function planQuery(
  index: Searchable,
  query: Query,
  { searchIn, typos }: PlanOptions,
): QueryPlan {
  const strict: MatcherOptions = { fields: searchIn }
  const counted = query.required.map((clause, i) => ({ clause, times: query.times[i] ?? 1 }))
  const synonymsIn = (clauses: readonly Clause[]): SynonymousWords[] =>
    findSynonyms(index.synonyms, clauses, index.compiled.stem)
  // A compound that has synonyms stays whole.
  const kept = new Set<Clause>(synonymsIn(query.required).flatMap(({ words }) => words))
  const written = counted.flatMap((one) => {
    const parts = kept.has(one.clause) ? [one.clause] : partsOf(index, one.clause, strict)
    return parts.map((clause) => ({ ...one, clause }))
  })
  const clauses = written.map(({ clause }) => clause)
  const synonyms = synonymsIn(clauses)
  const isCorrected = typos === 'auto'
  const wordBreaks = isCorrected ? findWordBreaks(index, clauses, strict) : []
  const options: MatcherOptions = {
    ...strict,
    synonymsOf: (clause) =>
      synonyms.find(({ words }) => words.length === 1 && words[0] === clause)?.alternatives ?? [],
    ...(isCorrected && { correct: index.correct, stopWords: index.stopWords }),
  }
  const withOthers = createWithOthers(index, synonyms, wordBreaks, strict)
  const roles = rolesOf(index, clauses)
  const planned = written.map(({ clause, times }, i): CountedClause => {
    const own =
      numberMatcher(index, clauses, i, options) ?? toMatcher(index.compiled, clause, options)
    const typed = sizeOf(index.readers, asTyped(own))
    const matcher = weighSynonyms(withOthers(clause, own), typed, index.compiled.storyCount)
    const mass = massOf(index, clause, matcher)
    return { clause, role: roles[i] ?? 'word', matcher, mass, times }
  })
  return {
    clauses: mergeForms(planned).map(({ times, ...rest }) => ({
      ...rest,
      weight: Math.sqrt(times),
    })),
    excluded: query.excluded.map((clause) => toMatcher(index.compiled, clause, strict)),
    synonyms,
    wordBreaks,
  }
}

interface CountedClause extends Omit<PlannedClause, 'weight'> {
  readonly times: number
}

/** Words that stand for the same lists are one word, said more often. */
function mergeForms(clauses: readonly CountedClause[]): CountedClause[] {
  const merged = new Map<string, CountedClause>()
  clauses.forEach((planned, i) => {
    const lists = planned.role === 'word' ? keyOf(planned.matcher) : undefined
    const key = lists === undefined ? `clause ${i}` : `lists ${lists}`
    const known = merged.get(key)
    merged.set(
      key,
      known === undefined ? planned : { ...known, times: known.times + planned.times },
    )
  })
  return [...merged.values()]
}

/** Names what a word is met by; undefined where that is more than whole lists. */
function keyOf(matcher: Matcher): string | undefined {
  if (matcher.kind !== 'word' || matcher.tiers.length === 0) return undefined
  if (matcher.tiers.some(({ match }) => match === 'prefix')) return undefined
  return matcher.tiers
    .map(({ segments }) => segments.map(({ content }) => content.join(' ')).join('/'))
    .join('|')
}

/** A compound that no story holds side by side stands for its parts: `kim-putin`. */
function partsOf(index: Searchable, clause: Clause, options: MatcherOptions): readonly Clause[] {
  if (clause.kind !== 'word' || clause.parts.length < 2 || isPromise(clause)) return [clause]
  const whole = toMatcher(index.compiled, clause, options)
  if (sizeOf(index.readers, whole) > 0 && countStories(index, whole) > 0) return [clause]
  const last = clause.parts.length - 1
  return clause.parts.map((term, i): WordClause => ({
    kind: 'word',
    text: term,
    term,
    parts: [],
    prefix: i === last ? clause.prefix : 'none',
  }))
}

/** Function words are words where a query has nothing else. */
function rolesOf({ stopWords }: Searchable, clauses: readonly Clause[]): Role[] {
  const roles = clauses.map((clause): Role => {
    if (isPromise(clause)) return 'promise'
    return clause.kind === 'word' && stopWords.has(clause.term) ? 'function' : 'word'
  })
  const hasOthers = roles.some((role) => role !== 'function')
  return hasOthers ? roles : roles.map(() => 'word')
}

/** Adds to a clause's matcher what stands for several words, it among them: synonyms and word breaks. */
function createWithOthers(
  index: Searchable,
  synonyms: readonly SynonymousWords[],
  wordBreaks: readonly WordBreak[],
  options: MatcherOptions,
): (clause: Clause, matcher: Matcher) => Matcher {
  const runs = synonyms
    .filter(({ words }) => words.length > 1)
    .map(({ words, alternatives }) => {
      const fields = words[0] === undefined ? 0 : fieldsOf(words[0], options)
      return { words, matchers: synonymMatchers(index.compiled, alternatives, fields) }
    })
  const combine: Combine = synonyms.length > 0 ? 'best' : 'max'
  return (clause, matcher) => {
    // What stands for several words meets each of them.
    const others = [
      ...runs.filter(({ words }) => words.some((one) => one === clause)),
      ...wordBreaks
        .filter(({ clauses }) => clauses.some((one) => one === clause))
        .map(({ matcher: joined }) => ({ matchers: [joined] })),
    ].flatMap(({ matchers }) => matchers)
    return others.length === 0 ? matcher : { kind: 'any', combine, options: [matcher, ...others] }
  }
}

/**
 * How much a clause says: what was typed where stories hold that, rather than what else it stands for; a phrase
 * what its words say. Of words side by side only a count tells that no story holds them.
 */
function massOf(index: Searchable, { kind }: Clause, matcher: Matcher): number {
  const { readers, compiled } = index
  if (kind === 'phrase' && matcher.kind === 'phrase') {
    return sizeOf(readers, matcher) === 0 ? 0 : matcher.idf
  }
  if (isOfPhrases(matcher) && countStories(index, matcher) === 0) return 0
  const docFreq = sizeOf(readers, asTyped(matcher)) || sizeOf(readers, matcher)
  return docFreq === 0 ? 0 : idf(docFreq, compiled.storyCount)
}

/** Tells whether a clause is met by words side by side, or by a year, and by no word alone. */
function isOfPhrases(matcher: Matcher): boolean {
  return (
    matcher.kind === 'any' &&
    matcher.options.every((option) => option.kind !== 'word' || isEmpty(option))
  )
}

function isEmpty(matcher: Matcher): boolean {
  return matcher.kind === 'word' && matcher.tiers.length === 0
}
