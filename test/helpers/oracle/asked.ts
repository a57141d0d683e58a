// Does a story hold what a clause asks for, what does that earn it, and where does it stand? One clause
// and one story at a time.
import type { Token } from '../../../src/analysis/token.ts'
import { ENGLISH_STOP_WORDS } from '../../../src/analysis/stop-words.ts'
import type { Clause, PhraseClause, SearchField, WordClause } from '../../../src/query/query.ts'
import { EXACT_FORM_BONUS, K1 } from '../../../src/ranking/bm25f.ts'
import { idf, saturate, weightOf } from './bm25f.ts'
import { type Corpus, type CorpusStory, docFreqOf, freqOf, sum } from './corpus.ts'
import {
  compareCosts,
  type Cost,
  freqOfTier,
  isInTier,
  NO_COST,
  type Tier,
  tiersOf,
} from './tiers.ts'

/** A clause as it is asked of the stories. */
export type Asked =
  | {
      readonly kind: 'word'
      readonly term: string
      readonly tiers: readonly Tier[]
      readonly fields: readonly SearchField[]
    }
  | {
      readonly kind: 'phrase'
      readonly terms: readonly string[]
      /** One a term, over all stories. */
      readonly docFreqs: readonly number[]
      readonly fields: readonly SearchField[]
    }
  | {
      /** Published in that year. */
      readonly kind: 'dated'
      readonly year: number
    }
  | {
      readonly kind: 'either'
      /** Options that match one story add up, or the best counts. */
      readonly combine: 'sum' | 'best'
      readonly options: readonly Asked[]
    }

export interface Earned {
  readonly score: number
  readonly cost: Cost
}

export interface Mark {
  readonly field: SearchField
  readonly start: number
  readonly end: number
  /** The phrase that it is a word of. */
  readonly phrase?: { readonly start: number; readonly end: number }
}

/** Reads a clause; `typos` tells whether misspelt words are corrected. */
export function ask(
  corpus: Corpus,
  clause: Clause,
  searchIn: readonly SearchField[],
  typos: 'auto' | 'off',
): Asked {
  if (clause.kind === 'any') {
    const options = clause.options.map((option) => ask(corpus, option, searchIn, typos))
    return { kind: 'either', combine: 'sum', options }
  }
  if (clause.kind !== 'word' && clause.kind !== 'phrase') {
    throw new Error(
      `The oracle knows no clause of kind ${clause.kind}: test/search/alternatives.test.ts does`,
    )
  }
  const fields = fieldsOf(clause, searchIn)
  if (clause.kind === 'phrase') return askPhrase(corpus, clause.terms, fields)
  const parts = askPhrase(corpus, clause.parts, fields)
  if (clause.term === '') return parts
  const isCorrected = typos === 'auto' && mayBeMisspelt(clause)
  const tiers = tiersOf(corpus, clause, fields, isCorrected)
  const whole: Asked = { kind: 'word', term: clause.term, tiers, fields }
  if (clause.parts.length === 0) return whole
  return { kind: 'either', combine: 'best', options: [whole, parts] }
}

function mayBeMisspelt({ must, prefix, term }: WordClause): boolean {
  return must !== true && prefix !== 'explicit' && !ENGLISH_STOP_WORDS.has(term)
}

/** Gives the fields that a clause is asked of. */
export function fieldsOf(
  { field }: WordClause | PhraseClause,
  searchIn: readonly SearchField[],
): readonly SearchField[] {
  return field === undefined ? searchIn : [field]
}

/** Asks for terms side by side. */
export function askPhrase(
  corpus: Corpus,
  terms: readonly string[],
  fields: readonly SearchField[],
): Asked {
  const isAuthorOnly = fields.every((field) => field === 'author')
  const counted: readonly SearchField[] = isAuthorOnly ? ['author'] : ['title', 'body']
  const docFreqs = terms.map((term) => docFreqOf(corpus, [term], counted))
  return { kind: 'phrase', terms, docFreqs, fields }
}

/** Gives how many stories a clause may be in: the sum of its lists, or a phrase's rarest term. */
export function sizeOf(corpus: Corpus, asked: Asked): number {
  switch (asked.kind) {
    case 'either':
      return sum(asked.options.map((option) => sizeOf(corpus, option)))
    case 'word':
      return sum(asked.tiers.map(({ docFreq }) => docFreq))
    case 'phrase':
      return Math.min(...asked.docFreqs)
    case 'dated':
      return corpus.stories.filter((story) => isOfYear(story, asked.year)).length
  }
}

function isOfYear({ story: { publishedAt } }: CorpusStory, year: number): boolean {
  return publishedAt !== undefined && new Date(publishedAt).getUTCFullYear() === year
}

/** Gives what a story earns, or undefined where it does not match. */
export function earn(corpus: Corpus, story: CorpusStory, asked: Asked): Earned | undefined {
  switch (asked.kind) {
    case 'either': {
      const earned = asked.options.flatMap((option) => earn(corpus, story, option) ?? [])
      const scores = earned.map(({ score }) => score)
      const [cost] = earned.map((one) => one.cost).sort(compareCosts)
      if (cost === undefined) return undefined
      return { score: asked.combine === 'sum' ? sum(scores) : Math.max(...scores), cost }
    }
    case 'phrase': {
      const { terms, docFreqs, fields } = asked
      const freq = sum(
        fields.map((field) => weightOf(field) * placesOf(story, field, terms).length),
      )
      if (freq === 0) return undefined
      const weight = sum(docFreqs.map((docFreq) => idf(corpus, docFreq)))
      return { score: weight * saturate(corpus, story, fields, freq), cost: NO_COST }
    }
    case 'dated': {
      if (!isOfYear(story, asked.year)) return undefined
      // As a word that a story of average length holds once.
      const earned = (K1 + 1) / (1 + K1)
      return { score: idf(corpus, sizeOf(corpus, asked)) * earned, cost: NO_COST }
    }
    case 'word': {
      const { term, tiers, fields } = asked
      const earnedBy = (tier: Tier, freq: number): number =>
        idf(corpus, tier.docFreq) * saturate(corpus, story, fields, freq)
      const tier = bestTier(story, asked)
      if (tier === undefined) return undefined
      const exact = tiers.find(({ match }) => match === 'exact')
      const exactFreq = freqOf(story, [term], fields, weightOf)
      const bonus = exact === undefined ? 0 : EXACT_FORM_BONUS * earnedBy(exact, exactFreq)
      return { score: earnedBy(tier, freqOfTier(story, tier, fields)) + bonus, cost: tier.cost }
    }
  }
}

function bestTier(
  story: CorpusStory,
  { tiers, fields }: Extract<Asked, { kind: 'word' }>,
): Tier | undefined {
  return tiers.find((tier) => freqOfTier(story, tier, fields) > 0)
}

/** Finds the places in a field where terms stand at consecutive positions. */
function placesOf(story: CorpusStory, field: SearchField, terms: readonly string[]): Token[][] {
  const parts = story.fields[field].tokens.filter(({ span }) => span === 1)
  return parts
    .map((_, from) => parts.slice(from, from + terms.length))
    .filter(
      (place) => place.length === terms.length && place.every(({ term }, i) => term === terms[i]),
    )
}

/** Gives where what was asked stands in a story that matches. */
export function marksOf(story: CorpusStory, asked: Asked): Mark[] {
  if (asked.kind === 'either') return asked.options.flatMap((option) => marksOf(story, option))
  if (asked.kind === 'dated') return []
  const tier = asked.kind === 'word' ? bestTier(story, asked) : undefined
  return asked.fields.flatMap((field): Mark[] => {
    if (asked.kind === 'phrase') {
      return placesOf(story, field, asked.terms).flatMap((place) => {
        const phrase = { start: place[0]?.start ?? 0, end: place.at(-1)?.end ?? 0 }
        return place.map(({ start, end }) => ({ field, start, end, phrase }))
      })
    }
    return story.fields[field].tokens
      .filter(({ term }) => tier !== undefined && isInTier(tier, field, term))
      .map(({ start, end }) => ({ field, start, end }))
  })
}
