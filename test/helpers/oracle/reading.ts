// What does each part of a query ask of the stories, and how much does it say? Knows clauses and the corpus;
// which stories are enough is not decided here.
import { ENGLISH_STOP_WORDS } from '../../../src/analysis/stop-words.ts'
import type { Clause, Query, WordClause } from '../../../src/query/query.ts'
import { isPromise } from '../../../src/relaxation/numbers.ts'
import type { SearchRequest } from '../../../src/engine/request.ts'
import { type Asked, ask, askPhrase, earn, fieldsOf, sizeOf } from './asked.ts'
import { idf } from './bm25f.ts'
import { type Corpus, sum } from './corpus.ts'

/** A part of a query with what it asks. */
export interface ReadClause {
  readonly clause: Clause
  /** An operator's; a word; a function word, which is marked next to others and counts for nothing. */
  readonly role: 'promise' | 'word' | 'function'
  readonly asked: Asked
  /** Inverse document frequency; 0 where no story holds it. */
  readonly mass: number
  /** How often it was said. */
  readonly times: number
}

type Asking = Pick<SearchRequest, 'searchIn' | 'typos'>

/** Reads the clauses of a query, words that stand for the same terms as one. */
export function readClauses(corpus: Corpus, query: Query, request: Asking): ReadClause[] {
  const written = query.required.flatMap((clause, i) =>
    partsOf(corpus, clause, request).map((part) => ({ clause: part, times: query.times[i] ?? 1 })),
  )
  const clauses = written.map(({ clause }) => clause)
  const hasOthers = clauses.some((clause) => isPromise(clause) || !isFunctionWord(clause))
  const read = written.map(({ clause, times }, i): ReadClause => {
    const asked =
      askNumber(corpus, clauses, i, request) ?? ask(corpus, clause, request.searchIn, request.typos)
    const role = isPromise(clause) ? 'promise' : 'word'
    return {
      clause,
      role: role === 'word' && hasOthers && isFunctionWord(clause) ? 'function' : role,
      asked,
      mass: massOf(corpus, clause, asked),
      times,
    }
  })
  return mergeForms(read)
}

/** Gives the words of a query as they are asked for: a compound that no story holds as its parts. */
export function partsOf(corpus: Corpus, clause: Clause, { searchIn }: Asking): readonly Clause[] {
  if (clause.kind !== 'word' || clause.parts.length < 2 || isPromise(clause)) return [clause]
  const whole = ask(corpus, clause, searchIn, 'off')
  if (corpus.stories.some((story) => earn(corpus, story, whole) !== undefined)) return [clause]
  return clause.parts.map((term, i): WordClause => {
    const prefix = i === clause.parts.length - 1 ? clause.prefix : 'none'
    return { kind: 'word', text: term, term, parts: [], prefix }
  })
}

function isFunctionWord(clause: Clause): boolean {
  return clause.kind === 'word' && ENGLISH_STOP_WORDS.has(clause.term)
}

/** A number stands next to the words that it stands next to in the query, or for a year. */
function askNumber(
  corpus: Corpus,
  clauses: readonly Clause[],
  place: number,
  { searchIn }: Asking,
): Asked | undefined {
  const clause = clauses[place]
  if (clause?.kind !== 'word' || isPromise(clause) || !/^\p{Nd}+$/u.test(clause.term))
    return undefined
  const fields = fieldsOf(clause, searchIn)
  const phrases = [clauses[place - 1], clauses[place + 1]].flatMap((other) => {
    if (other?.kind !== 'word' || other.parts.length > 0 || isPromise(other)) return []
    return [
      askPhrase(corpus, [other.term, clause.term], fields),
      askPhrase(corpus, [clause.term, other.term], fields),
    ]
  })
  if (phrases.length === 0) return undefined
  const isYear = /^(?:19|20)\d\d$/.test(clause.term)
  const dated: Asked[] = isYear ? [{ kind: 'dated', year: Number(clause.term) }] : []
  return { kind: 'either', combine: 'best', options: [...phrases, ...dated] }
}

/** An unfinished word that is held as it is says what that says; a phrase what its words say. */
function massOf(corpus: Corpus, { kind }: Clause, asked: Asked): number {
  const isHeld = (): boolean =>
    corpus.stories.some((story) => earn(corpus, story, asked) !== undefined)
  // Words side by side may all be held and yet not so.
  if (asked.kind === 'either' && !isHeld()) return 0
  if (kind === 'phrase' && asked.kind === 'phrase') {
    const isKnown = asked.docFreqs.every((docFreq) => docFreq > 0)
    return isKnown ? sum(asked.docFreqs.map((docFreq) => idf(corpus, docFreq))) : 0
  }
  const docFreq = sizeOf(corpus, withoutBegun(asked)) || sizeOf(corpus, asked)
  return docFreq === 0 ? 0 : idf(corpus, docFreq)
}

function withoutBegun(asked: Asked): Asked {
  if (asked.kind === 'either') return { ...asked, options: asked.options.map(withoutBegun) }
  if (asked.kind !== 'word') return asked
  return { ...asked, tiers: asked.tiers.filter(({ match }) => match !== 'prefix') }
}

function mergeForms(all: readonly ReadClause[]): ReadClause[] {
  const keys = all.map(({ role, asked }, i) => {
    const isWhole = asked.kind === 'word' && asked.tiers.every(({ match }) => match !== 'prefix')
    if (role !== 'word' || !isWhole || asked.tiers.length === 0) return `${i}`
    return JSON.stringify(asked.tiers.map(({ content }) => content))
  })
  return all.flatMap((one, i) => {
    if (keys.indexOf(keys[i] ?? '') < i) return []
    const times = sum(all.map((other, j) => (keys[j] === keys[i] ? other.times : 0)))
    return [{ ...one, times }]
  })
}
