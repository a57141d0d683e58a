// Numbers next to words, which say nothing far from them: `game 7`, `june 1987`.
import type { Clause } from '../query/query.ts'
import { countPassing } from '../matching/select.ts'
import type { Combine, Weight, PassingWeight } from '../matching/weight.ts'
import type { Searchable } from './searchable.ts'
import { fieldsOf, type WeightOptions, phraseWeight, synonymousPhrase } from './to-weight.ts'

const NUMBER = /^\p{Nd}+$/u
/** A year, four digits: stories of that year seldom say it. */
const YEAR = /^(?:19|20)\d\d$/

/** Tells whether an operator says that a clause is always kept. */
export function isPromise(clause: Clause): boolean {
  if (clause.kind !== 'word') return true
  return clause.must === true || clause.field !== undefined || clause.prefix === 'explicit'
}

/**
 * What a number next to words is met by: the number right before or after the word before it, or the one
 * after it, or what these stand for, too (`jan 6`, `January 6`); a year also by having been published then. Undefined for anything else, and for a number by
 * itself.
 */
export function numberWeight(
  index: Searchable,
  clauses: readonly Clause[],
  place: number,
  options: WeightOptions,
): Weight | undefined {
  const clause = clauses[place]
  if (clause?.kind !== 'word' || isPromise(clause) || !NUMBER.test(clause.term)) return undefined
  const fields = fieldsOf(clause, options)
  const phrases = [clauses[place - 1], clauses[place + 1]].flatMap((other) => {
    if (other?.kind !== 'word' || other.parts.length > 0 || isPromise(other)) return []
    const alternatives = options.synonymsOf?.(other) ?? []
    return [
      phraseWeight(index.snapshot, [other.term, clause.term], fields),
      phraseWeight(index.snapshot, [clause.term, other.term], fields),
      ...alternatives.flatMap(({ terms }) => [
        synonymousPhrase(index.snapshot, [...terms, clause.term], fields),
        synonymousPhrase(index.snapshot, [clause.term, ...terms], fields),
      ]),
    ]
  })
  if (phrases.length === 0) return undefined
  const dated = YEAR.test(clause.term) ? [datedWeight(index, Number(clause.term))] : []
  const combine: Combine = phrases.some(({ cost }) => cost > 0) ? 'best' : 'max'
  return { kind: 'any', combine, options: [...phrases, ...dated] }
}

function datedWeight({ readers, years }: Searchable, year: number): PassingWeight {
  const filters = { fromMs: Date.UTC(year, 0), toMs: Date.UTC(year + 1, 0) - 1 }
  const docFreq = years.get(`${year}`, () => countPassing(readers, filters))
  return { kind: 'passing', filters, docFreq, isScored: true }
}
