// From a clause of the query to the weight that the index is asked for.
import type { Clause, PhraseClause, SearchField, WordClause } from '../query/query.ts'
import { AUTHOR, BODY, idf, TITLE } from '../ranking/bm25f.ts'
import type { Alternative } from '../query/synonyms.ts'
import { toFilters } from './to-filters.ts'
import { expandWord, synonymTier, type WordToExpand } from '../matching/expand.ts'
import {
  type Weight,
  type WordWeight,
  type PhraseWeight,
  SYNONYM_COST,
} from '../matching/weight.ts'
import { docFreqOfTerm } from '../matching/form.ts'
import type { Snapshot } from '../store/snapshot.ts'
import type { Searchable } from './searchable.ts'

export interface WeightOptions {
  /** Fields in which words without a field of their own must match. */
  readonly fields: readonly SearchField[]
  /** Words that are never misspelt. @default none */
  readonly stopWords?: ReadonlySet<string>
  /** Gives what a word may be a misspelling of. @default nothing */
  readonly correct?: WordToExpand['correct']
  /** Gives what else a word stands for. @default nothing */
  readonly synonymsOf?: ((clause: WordClause) => readonly Alternative[]) | undefined
}

const FIELD_BITS: Readonly<Record<SearchField, number>> = {
  title: TITLE,
  body: BODY,
  author: AUTHOR,
}

/** Makes the weight of a clause. */
export function toWeight(index: Expandable, clause: Clause, options: WeightOptions): Weight {
  switch (clause.kind) {
    case 'word':
      return wordWeight(index, clause, options)
    case 'phrase':
      return phraseWeight(index.snapshot, clause.terms, fieldsOf(clause, options))
    case 'any':
      return {
        kind: 'any',
        combine: 'sum',
        options: clause.options.map((option) => toWeight(index, option, options)),
      }
    case 'all':
      return {
        kind: 'all',
        options: clause.options.map((option) => toWeight(index, option, options)),
      }
    case 'not':
      // As an exclusion: what is not wanted has neither forms nor misspellings but its own.
      return { kind: 'not', option: toWeight(index, clause.option, { fields: options.fields }) }
    case 'filter':
      return {
        kind: 'passing',
        filters: toFilters([clause.filter]),
        docFreq: index.snapshot.statistics.docCount,
        isScored: false,
      }
  }
}

/** What clauses are made weights with. */
export type Expandable = Pick<Searchable, 'snapshot' | 'words'>

/** Expands a word, or gives it as it was expanded before: scorers are remembered by it, too. */
function expandOnce({ snapshot, words }: Expandable, word: WordToExpand): WordWeight {
  const { term, spelling, fields, prefix, correct, synonyms = [] } = word
  const key = JSON.stringify([term, spelling, fields, prefix, correct !== undefined, ...synonyms])
  return words.get(key, () => expandWord(snapshot, word))
}

/** A compound matches by its whole or by its parts side by side: `city-store` finds `city store`. */
function wordWeight(index: Expandable, clause: WordClause, options: WeightOptions): Weight {
  const { snapshot } = index
  const fields = fieldsOf(clause, options)
  const alternatives = options.synonymsOf?.(clause) ?? []
  const synonyms = alternatives.flatMap(({ terms }) => (terms.length === 1 ? terms : []))
  const whole = expandOnce(index, {
    term: clause.term,
    spelling: clause.text.toLowerCase().normalize('NFC'),
    fields,
    prefix: clause.prefix !== 'none' && clause.term !== '',
    ...(alternatives.length === 0 &&
      mayBeMisspelt(clause, options) && { correct: options.correct }),
    ...(synonyms.length > 0 && { synonyms }),
  })
  const phrases = alternatives
    .filter(({ terms }) => terms.length > 1)
    .map(({ terms }) => synonymousPhrase(snapshot, terms, fields))
  if (clause.parts.length > 0) phrases.unshift(phraseWeight(snapshot, clause.parts, fields))
  if (phrases.length === 0) return whole
  const all = clause.term === '' && whole.tiers.length === 0 ? phrases : [whole, ...phrases]
  const [only] = all
  return only !== undefined && all.length === 1
    ? only
    : { kind: 'any', combine: alternatives.length > 0 ? 'best' : 'max', options: all }
}

/**
 * What `+` requires and `*` leaves open is taken at its word, and so are function words (and words that have
 * synonyms: their writer knows them).
 */
function mayBeMisspelt({ term, must, prefix }: WordClause, { stopWords }: WeightOptions): boolean {
  return must !== true && prefix !== 'explicit' && stopWords?.has(term) !== true
}

/** Makes the weight of words side by side that stand for what was typed. */
export function synonymousPhrase(
  snapshot: Snapshot,
  terms: readonly string[],
  fields: number,
): PhraseWeight {
  return { ...phraseWeight(snapshot, terms, fields), cost: SYNONYM_COST }
}

/** Makes the weights of what stories may hold in place of several words that follow one another. */
export function synonymWeights(
  snapshot: Snapshot,
  alternatives: readonly Alternative[],
  fields: number,
): Weight[] {
  const words = alternatives.flatMap(({ terms }) => (terms.length === 1 ? terms : []))
  const tier = synonymTier(snapshot, words, fields)
  const phrases = alternatives.filter(({ terms }) => terms.length > 1)
  return [
    ...(tier.docFreq === 0 ? [] : [{ kind: 'word', fields, tiers: [tier] } as const]),
    ...phrases.map(({ terms }) => synonymousPhrase(snapshot, terms, fields)),
  ]
}

/** Makes the weight of words side by side. */
export function phraseWeight(
  snapshot: Snapshot,
  terms: readonly string[],
  fields: number,
): PhraseWeight {
  const docFreqs = terms.map((term) => docFreqOfTerm(snapshot, term, fields))
  const { docCount } = snapshot.statistics
  const sum = docFreqs.reduce((all, docFreq) => all + idf(docFreq, docCount), 0)
  return { kind: 'phrase', fields, terms, idf: sum, docFreq: Math.min(...docFreqs), cost: 0 }
}

/** Gives the fields that a clause is asked of, as bits. */
export function fieldsOf({ field }: WordClause | PhraseClause, { fields }: WeightOptions): number {
  if (field !== undefined) return FIELD_BITS[field]
  return fields.reduce((bits, name) => bits | FIELD_BITS[name], 0)
}
