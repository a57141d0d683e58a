// The plan of a query: each part is a promise that is always kept, a word that says something, or a function word.
import type { Clause, Query, SearchField, WordClause } from '../query/query.ts'
import { idf } from '../ranking/bm25f.ts'
import { countMatches } from '../matching/select.ts'
import { type Combine, sizeOf, type Weight } from '../matching/weight.ts'
import type { Searchable } from './searchable.ts'
import { findWordBreaks, type WordBreak } from './word-breaks.ts'
import { isPromise, numberWeight } from './numbers.ts'
import { findSynonyms, type SynonymousWords } from './synonyms.ts'
import { asTyped, weighSynonyms } from './weigh-synonyms.ts'
import { fieldsOf, type WeightOptions, synonymWeights, toWeight } from './to-weight.ts'

/**
 * `promise`: an operator says so (a phrase, `+`, a field, `*`, `OR`); `word`: says something; `function`: a
 * function word next to others, which counts only where it stands near them (proximity.ts).
 */
export type Role = 'promise' | 'word' | 'function'

/** A clause with what it asks of the index. */
export interface PlannedClause {
  readonly clause: Clause
  readonly role: Role
  readonly weight: Weight
  /** How much it says: its inverse document frequency; 0 where no story holds it. */
  readonly mass: number
  /** What its score is multiplied by: a word said twice weighs more, but not twice as much. */
  readonly boost: number
}

export interface QueryPlan {
  /** In the order of the query. */
  readonly clauses: readonly PlannedClause[]
  readonly excluded: readonly Weight[]
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
  const { docCount } = index.snapshot.statistics
  const strict: WeightOptions = { fields: searchIn }
  const counted = query.required.map((clause, i) => ({ clause, times: query.times[i] ?? 1 }))
  const synonymsIn = (clauses: readonly Clause[]): SynonymousWords[] =>
    findSynonyms(index.synonyms, clauses, index.snapshot.stem)
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
  const options: WeightOptions = {
    ...strict,
    synonymsOf: (clause) =>
      synonyms.find(({ words }) => words.length === 1 && words[0] === clause)?.alternatives ?? [],
    ...(isCorrected && { correct: index.correct, stopWords: index.stopWords }),
  }
  const withOthers = createWithOthers(index, synonyms, wordBreaks, strict)
  const roles = rolesOf(index, clauses)
  const planned = written.map(({ clause, times }, i): CountedClause => {
    const own = numberWeight(index, clauses, i, options) ?? toWeight(index, clause, options)
    const typed = sizeOf(asTyped(own), docCount)
    const weight = weighSynonyms(withOthers(clause, own), typed, docCount)
    const mass = massOf(index, clause, weight)
    return { clause, role: roles[i] ?? 'word', weight, mass, times }
  })
  return {
    clauses: mergeForms(planned).map(({ times, ...rest }) => ({
      ...rest,
      boost: Math.sqrt(times),
    })),
    excluded: query.excluded.map((clause) => toWeight(index, clause, strict)),
    synonyms,
    wordBreaks,
  }
}

interface CountedClause extends Omit<PlannedClause, 'boost'> {
  readonly times: number
}

/** Words that stand for the same lists are one word, said more often. */
function mergeForms(clauses: readonly CountedClause[]): CountedClause[] {
  const merged = new Map<string, CountedClause>()
  clauses.forEach((planned, i) => {
    const lists = planned.role === 'word' ? keyOf(planned.weight) : undefined
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
function keyOf(weight: Weight): string | undefined {
  if (weight.kind !== 'word' || weight.tiers.length === 0) return undefined
  if (weight.tiers.some(({ match }) => match === 'prefix')) return undefined
  return weight.tiers
    .map(({ terms }) => [...new Set(terms.forms.map(({ term, stem }) => stem ?? term))].join(' '))
    .join('|')
}

/** A compound that no story holds side by side stands for its parts: `kim-putin`. */
function partsOf(index: Searchable, clause: Clause, options: WeightOptions): readonly Clause[] {
  if (clause.kind !== 'word' || clause.parts.length < 2 || isPromise(clause)) return [clause]
  const whole = toWeight(index, clause, options)
  if (
    sizeOf(whole, index.snapshot.statistics.docCount) > 0 &&
    countMatches(index.readers, whole) > 0
  )
    return [clause]
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

/** Adds to a clause's weight what stands for several words, it among them: synonyms and word breaks. */
function createWithOthers(
  index: Searchable,
  synonyms: readonly SynonymousWords[],
  wordBreaks: readonly WordBreak[],
  options: WeightOptions,
): (clause: Clause, weight: Weight) => Weight {
  const runs = synonyms
    .filter(({ words }) => words.length > 1)
    .map(({ words, alternatives }) => {
      const fields = words[0] === undefined ? 0 : fieldsOf(words[0], options)
      return { words, weights: synonymWeights(index.snapshot, alternatives, fields) }
    })
  const combine: Combine = synonyms.length > 0 ? 'best' : 'max'
  return (clause, weight) => {
    // What stands for several words meets each of them.
    const others = [
      ...runs.filter(({ words }) => words.some((one) => one === clause)),
      ...wordBreaks
        .filter(({ clauses }) => clauses.some((one) => one === clause))
        .map(({ weight: joined }) => ({ weights: [joined] })),
    ].flatMap(({ weights }) => weights)
    return others.length === 0 ? weight : { kind: 'any', combine, options: [weight, ...others] }
  }
}

/**
 * How much a clause says: what was typed where stories hold that, rather than what else it stands for; a phrase
 * what its words say. Of words side by side only a count tells that no story holds them.
 */
function massOf(index: Searchable, { kind }: Clause, weight: Weight): number {
  const { docCount } = index.snapshot.statistics
  if (kind === 'phrase' && weight.kind === 'phrase') {
    return sizeOf(weight, docCount) === 0 ? 0 : weight.idf
  }
  if (isOfPhrases(weight) && countMatches(index.readers, weight) === 0) return 0
  const docFreq = sizeOf(asTyped(weight), docCount) || sizeOf(weight, docCount)
  return docFreq === 0 ? 0 : idf(docFreq, docCount)
}

/** Tells whether a clause is met by words side by side, or by a year, and by no word alone. */
function isOfPhrases(weight: Weight): boolean {
  return (
    weight.kind === 'any' &&
    weight.options.every((option) => option.kind !== 'word' || isEmpty(option))
  )
}

function isEmpty(weight: Weight): boolean {
  return weight.kind === 'word' && weight.tiers.length === 0
}
