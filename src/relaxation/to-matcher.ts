// From a clause of the query to what the index is asked for. Knows clauses and matchers, not stories.
import type { Clause, PhraseClause, SearchField, WordClause } from '../query/query.ts'
import { AUTHOR, BODY, idf, TITLE } from '../ranking/bm25f.ts'
import type { CompiledIndex } from '../index/segment.ts'
import { findTerm } from '../index/dictionary.ts'
import type { Alternative } from '../query/synonyms.ts'
import { toFilters } from './to-filters.ts'
import { expandWord, synonymTier, type WordToExpand } from '../matching/expand.ts'
import { type Matcher, type PhraseMatcher, SYNONYM_COST } from '../matching/matcher.ts'
import { docFreqOf } from '../index/postings.ts'

export interface MatcherOptions {
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

/** Makes the matcher of a clause. */
export function toMatcher(index: CompiledIndex, clause: Clause, options: MatcherOptions): Matcher {
  switch (clause.kind) {
    case 'word':
      return wordMatcher(index, clause, options)
    case 'phrase':
      return phraseMatcher(index, clause.terms, fieldsOf(clause, options))
    case 'any':
      return {
        kind: 'any',
        combine: 'sum',
        options: clause.options.map((option) => toMatcher(index, option, options)),
      }
    case 'all':
      return {
        kind: 'all',
        options: clause.options.map((option) => toMatcher(index, option, options)),
      }
    case 'not':
      // As an exclusion: what is not wanted has neither forms nor misspellings but its own.
      return { kind: 'not', option: toMatcher(index, clause.option, { fields: options.fields }) }
    case 'filter':
      return {
        kind: 'passing',
        filters: toFilters([clause.filter]),
        docFreq: index.storyCount,
        isScored: false,
      }
  }
}

/** A compound matches by its whole or by its parts side by side: `city-store` finds `city store`. */
function wordMatcher(index: CompiledIndex, clause: WordClause, options: MatcherOptions): Matcher {
  const fields = fieldsOf(clause, options)
  const alternatives = options.synonymsOf?.(clause) ?? []
  const synonyms = alternatives.flatMap(({ terms }) => (terms.length === 1 ? terms : []))
  const whole = expandWord(index, {
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
    .map(({ terms }) => synonymousPhrase(index, terms, fields))
  if (clause.parts.length > 0) phrases.unshift(phraseMatcher(index, clause.parts, fields))
  if (phrases.length === 0) return whole
  const all = clause.term === '' && whole.tiers.length === 0 ? phrases : [whole, ...phrases]
  const [only] = all
  return only !== undefined && all.length === 1
    ? only
    : { kind: 'any', combine: alternatives.length > 0 ? 'best' : 'max', options: all }
}

/**
 * What `+` requires and `*` leaves open is taken at its word, and so are function words (and words that have
 * synonyms: whoever wrote those knows them).
 */
function mayBeMisspelt({ term, must, prefix }: WordClause, { stopWords }: MatcherOptions): boolean {
  return must !== true && prefix !== 'explicit' && stopWords?.has(term) !== true
}

/** Makes the matcher of words side by side that stand for what was typed. */
export function synonymousPhrase(
  index: CompiledIndex,
  terms: readonly string[],
  fields: number,
): PhraseMatcher {
  return { ...phraseMatcher(index, terms, fields), cost: SYNONYM_COST }
}

/** Makes the matchers of what stories may hold in place of several words that follow one another. */
export function synonymMatchers(
  index: CompiledIndex,
  alternatives: readonly Alternative[],
  fields: number,
): Matcher[] {
  const words = alternatives.flatMap(({ terms }) => (terms.length === 1 ? terms : []))
  const tier = synonymTier(index, words, fields)
  const phrases = alternatives.filter(({ terms }) => terms.length > 1)
  return [
    ...(tier.docFreq === 0 ? [] : [{ kind: 'word', fields, tiers: [tier] } as const]),
    ...phrases.map(({ terms }) => synonymousPhrase(index, terms, fields)),
  ]
}

/** Makes the matcher of words side by side. */
export function phraseMatcher(
  index: CompiledIndex,
  terms: readonly string[],
  fields: number,
): PhraseMatcher {
  const segments = index.segments.map(({ dictionary }) =>
    terms.map((term) => findTerm(dictionary, term)),
  )
  let sum = 0
  terms.forEach((_, t) => {
    const docFreq = index.segments.reduce((total, segment, i) => {
      const term = segments[i]?.[t] ?? -1
      const postings = fields & ~AUTHOR ? segment.content : segment.author
      return term < 0 ? total : total + docFreqOf(postings, term)
    }, 0)
    sum += idf(docFreq, index.storyCount)
  })
  return { kind: 'phrase', fields, segments, idf: sum, cost: 0 }
}

/** Gives the fields that a clause is asked of, as bits. */
export function fieldsOf({ field }: WordClause | PhraseClause, { fields }: MatcherOptions): number {
  if (field !== undefined) return FIELD_BITS[field]
  return fields.reduce((bits, name) => bits | FIELD_BITS[name], 0)
}
