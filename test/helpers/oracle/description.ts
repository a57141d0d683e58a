// Is a query a description, and which stories hold enough of it? Every word is asked of every story.
import { ENGLISH_STOP_WORDS } from '../../../src/analysis/stop-words.ts'
import type { Clause, Query, WordClause } from '../../../src/query/query.ts'
import { UNITS_OF_TELLING } from '../../../src/retrieval/match.ts'
import { LEAST_SHARE, LEAST_WORDS, type Need } from '../../../src/search/description.ts'
import type { SearchRequest } from '../../../src/search/request.ts'
import { type Asked, ask, sizeOf } from './asked.ts'
import { idf } from './bm25f.ts'
import { type Corpus, sum } from './corpus.ts'

/** A word of a description. */
export interface DescribingWord {
  readonly asked: Asked
  readonly weight: number
  readonly units: number
}

export interface Description {
  readonly words: readonly DescribingWord[]
  /** Units that a story must hold. */
  readonly enough: number
  readonly all: number
}

/** A clause as it was asked last, with slips forgiven where they were. */
export interface AskedClause {
  readonly clause: Clause
  readonly asked: Asked
}

/** A word that nothing but its place in the query says anything of. */
export function isBareWord(clause: Clause): boolean {
  return clause.kind === 'word' && clause.field === undefined && clause.prefix !== 'explicit'
}

/** Reads clauses as a description; undefined where they are none. */
export function toDescription(
  corpus: Corpus,
  query: Query,
  { searchIn }: SearchRequest,
  clauses: readonly AskedClause[],
  need: Need,
): Description | undefined {
  const byLists = new Map<string, { readonly asked: Asked; times: number }>()
  for (const { clause, asked } of clauses) {
    for (const { term, forgiving } of wordsOf(clause, asked)) {
      if (ENGLISH_STOP_WORDS.has(term)) continue
      const strict = ask(corpus, wordClause(term), searchIn, () => false)
      const found = [strict, forgiving && withOneEdit(forgiving)].find(
        (one) => one !== undefined && sizeOf(one) > 0,
      )
      if (found === undefined) continue
      const key =
        found.kind === 'word' ? JSON.stringify(found.tiers.map(({ content }) => content)) : term
      const times = query.times[query.required.indexOf(clause)] ?? 1
      const known = byLists.get(key)
      if (known === undefined) byLists.set(key, { asked: found, times })
      else known.times += times
    }
  }
  const words = [...byLists.values()].map(({ asked, times }) => {
    const tells = idf(corpus, sizeOf(asked))
    const units = Math.max(1, Math.round(tells * UNITS_OF_TELLING))
    return { asked, weight: Math.sqrt(times), tells, units }
  })
  const told = sum(words.map(({ tells }) => tells))
  const spoken = Math.min(words.length, clauses.length)
  if (spoken < need.words || told < need.ratio * idf(corpus, 1)) return undefined
  const all = sum(words.map(({ units }) => units))
  const least = Math.min(LEAST_SHARE, LEAST_WORDS / words.length)
  return { words, all, enough: Math.max(1, Math.ceil(all * least)) }
}

/** What a clause stands for in a description: words as they are typed, where anything holds them so. */
export function meaningOf(
  corpus: Corpus,
  { clause, asked }: AskedClause,
  { searchIn }: SearchRequest,
): Asked {
  const [word, ...others] = wordsOf(clause, asked)
  if (word === undefined || others.length > 0 || ENGLISH_STOP_WORDS.has(word.term)) return asked
  const strict = ask(corpus, wordClause(word.term), searchIn, () => false)
  return sizeOf(strict) > 0 || word.forgiving === undefined ? strict : withOneEdit(word.forgiving)
}

function wordClause(term: string): WordClause {
  return { kind: 'word', text: term, term, parts: [], prefix: 'none' }
}

/** Two slips in a word are not forgiven. */
function withOneEdit(asked: Asked): Asked {
  if (asked.kind === 'either') return { ...asked, options: asked.options.map(withOneEdit) }
  if (asked.kind === 'phrase') return asked
  return { ...asked, tiers: asked.tiers.filter(({ cost }) => cost.edits < 2) }
}

function wordsOf(
  clause: Clause,
  asked: Asked,
): readonly { readonly term: string; readonly forgiving?: Asked }[] {
  if (clause.kind === 'phrase') return clause.terms.map((term) => ({ term }))
  if (clause.kind === 'word') {
    return clause.parts.length > 0
      ? clause.parts.map((term) => ({ term }))
      : [{ term: clause.term, forgiving: asked }]
  }
  return clause.options.flatMap((option, i) => {
    const ofOption = asked.kind === 'either' ? asked.options[i] : undefined
    return ofOption === undefined ? [] : wordsOf(option, ofOption)
  })
}
