// Which terms may a word stand for, best first? Exact and its forms, what it begins, what it may be a
// misspelling of. Knows the corpus's terms and how rare they are.
import { ENGLISH_STOP_WORDS } from '../../../src/analysis/stop-words.ts'
import type { SearchField, WordClause } from '../../../src/query/query.ts'
import {
  CORRECTION_RATIO,
  MAX_CORRECTIONS,
  MIN_LENGTH_ONE_EDIT,
  MIN_LENGTH_SAME_FIRST,
  MIN_LENGTH_TWO_EDITS,
} from '../../../src/matching/fuzzy/spelling.ts'
import { type Corpus, type CorpusStory, docFreqOf, formsOf, freqOf, sum } from './corpus.ts'
import { weightOf } from './bm25f.ts'
import { editDistance } from './edit-distance.ts'

/** What a match costs, by which hits are ordered before their scores: edits first, prefixes last. */
export interface Cost {
  readonly edits: number
  readonly otherFirst: number
  readonly prefixes: number
}

export const NO_COST: Cost = { edits: 0, otherFirst: 0, prefixes: 0 }

/** Compares costs: negative where `a` is the lesser. */
export function compareCosts(a: Cost, b: Cost): number {
  return a.edits - b.edits || a.otherFirst - b.otherFirst || a.prefixes - b.prefixes
}

export function addCosts(a: Cost, b: Cost): Cost {
  return {
    edits: a.edits + b.edits,
    otherFirst: a.otherFirst + b.otherFirst,
    prefixes: a.prefixes + b.prefixes,
  }
}

/** Terms that a word stands for. */
export interface Lists {
  /** Lists of terms that count as one in a title or body. */
  readonly content: readonly (readonly string[])[]
  /** Terms that count in an author's name, each by itself. */
  readonly author: readonly string[]
}

export interface Tier extends Lists {
  readonly match: 'exact' | 'prefix' | 'typo'
  readonly cost: Cost
  /** Sum over the lists of the stories that hold them. */
  readonly docFreq: number
}

const CONTENT: readonly SearchField[] = ['title', 'body']
const AUTHOR: readonly SearchField[] = ['author']

function contentOf(fields: readonly SearchField[]): readonly SearchField[] {
  return fields.filter((field) => field !== 'author')
}

/** Sums over lists the stories that hold them, in title or body where either is asked for. */
function docFreqOfLists(
  corpus: Corpus,
  { content, author }: Lists,
  fields: readonly SearchField[],
): number {
  const inContent = contentOf(fields).length === 0 ? [] : content
  const inAuthor = fields.includes('author') ? author : []
  return (
    sum(inContent.map((terms) => docFreqOf(corpus, terms, CONTENT))) +
    sum(inAuthor.map((term) => docFreqOf(corpus, [term], AUTHOR)))
  )
}

/** Gives the weighted frequency of a tier in a story. */
export function freqOfTier(
  story: CorpusStory,
  { content, author }: Lists,
  fields: readonly SearchField[],
): number {
  const inAuthor = fields.includes('author') ? author : []
  return (
    sum(content.map((terms) => freqOf(story, terms, contentOf(fields), weightOf))) +
    freqOf(story, inAuthor, AUTHOR, weightOf)
  )
}

/** Tells whether a token of a field counts towards a tier. */
export function isInTier({ content, author }: Lists, field: SearchField, term: string): boolean {
  return field === 'author' ? author.includes(term) : content.some((terms) => terms.includes(term))
}

/** Gives the tiers of a word, best first; those that no story holds are left out. */
export function tiersOf(
  corpus: Corpus,
  { term, prefix }: WordClause,
  fields: readonly SearchField[],
  isCorrected: boolean,
): Tier[] {
  const counted = (tier: Omit<Tier, 'docFreq'>): Tier => ({
    ...tier,
    docFreq: docFreqOfLists(corpus, tier, fields),
  })
  const begunTerms =
    prefix === 'none'
      ? []
      : corpus.terms.filter((other) => other !== term && other.startsWith(term))
  const isWritten = corpus.terms.includes(term)
  const exact = counted({
    match: 'exact',
    cost: NO_COST,
    // A word that begins others is taken for unfinished, not for a form.
    content: begunTerms.length === 0 || isWritten ? [formsOf(corpus, term)] : [],
    author: [term],
  })
  const begun = counted({
    match: 'prefix',
    cost: { ...NO_COST, prefixes: 1 },
    content: begunTerms.map((other) => [other]),
    author: begunTerms,
  })
  // A word that is known by its forms only may be misspelt, however many stories hold those.
  const docFreq =
    (isWritten ? exact.docFreq : 0) + (begun.docFreq < MIN_BEGUN_STORIES ? 0 : begun.docFreq)
  const corrections = isCorrected
    ? correctionsOf(corpus, term, docFreq, fields).filter(
        (one) => !exact.content.includes(formsOf(corpus, one.term)),
      )
    : []
  const [nearest] = corrections
  const isMisspelt =
    nearest !== undefined && nearest.cost.otherFirst === 0 && !isWritten && exact.docFreq > 0
  return [
    ...(isMisspelt ? [] : [exact]),
    begun,
    ...typoTiersOf(corpus, corrections).map(counted),
    // Forms of a word that is rather a misspelling of another come last.
    ...(isMisspelt ? [{ ...exact, match: 'typo' as const, cost: { ...NO_COST, edits: 3 } }] : []),
  ].filter((tier) => tier.docFreq > 0)
}

/** Gives the lists of terms: in title and body all forms of each, no list twice. */
function listsOf(corpus: Corpus, terms: readonly string[]): Lists {
  return { content: [...new Set(terms.map((term) => formsOf(corpus, term)))], author: terms }
}

function maxEditsOf(term: string): number {
  const letters = Array.from(term).length
  if (/\p{N}/u.test(term) || letters < MIN_LENGTH_ONE_EDIT) return 0
  return letters < MIN_LENGTH_TWO_EDITS ? 1 : 2
}

interface Correction {
  readonly term: string
  readonly cost: Cost
  readonly docFreq: number
}

/** Words that more stories hold are rarely misspelt: no corpus here is so large that a share counts. */
const MAX_MISSPELT_STORIES = 5

/** A word that begins others in so many stories is unfinished rather than misspelt. */
const MIN_BEGUN_STORIES = 10
/** What an unlikely correction costs, in other first letters. */
const UNLIKELY = 2

/** Compares a word with every term that ten times as many stories hold; those far rarer than others cost more. */
function correctionsOf(
  corpus: Corpus,
  word: string,
  docFreq: number,
  fields: readonly SearchField[],
): Correction[] {
  const isRare = docFreq <= MAX_MISSPELT_STORIES
  if (!isRare && maxEditsOf(word) < 2) return []
  const least = docFreq * (isRare ? CORRECTION_RATIO : CORRECTION_RATIO ** 2)
  const maxEdits = docFreq > 0 ? Math.min(1, maxEditsOf(word)) : maxEditsOf(word)
  const isLong = Array.from(word).length >= MIN_LENGTH_SAME_FIRST
  const near = corpus.terms
    .filter((term) => !/\p{N}/u.test(term))
    .filter((term) => docFreq === 0 || !ENGLISH_STOP_WORDS.has(term))
    .map((term): { readonly term: string; readonly cost: Cost } => {
      const otherFirst = firstLetter(term) === firstLetter(word) ? 0 : 1
      return { term, cost: { edits: editDistance(word, term), otherFirst, prefixes: 0 } }
    })
    .filter(({ cost }) => cost.edits > 0 && cost.edits <= maxEdits)
    .filter(({ cost }) => cost.otherFirst === 0 || (cost.edits === 1 && !isLong))
    .map((one) => ({
      ...one,
      docFreq: docFreqOfLists(corpus, { content: [[one.term]], author: [one.term] }, fields),
    }))
  const mostOf = (some: readonly Correction[]): number =>
    Math.max(0, ...some.map((one) => one.docFreq))
  return (
    near
      .filter((one) => one.docFreq > 0 && one.docFreq >= least)
      .flatMap((one, _, all) => {
        const asNear = all.filter((other) => compareCosts(other.cost, one.cost) <= 0)
        if (one.docFreq * CORRECTION_RATIO >= mostOf(asNear)) return [one]
        const otherFirst = one.cost.otherFirst + UNLIKELY
        return docFreq > 0 ? [] : [{ ...one, cost: { ...one.cost, otherFirst } }]
      })
      // Terms are in order already, and sorting keeps it among equals.
      .sort((a, b) => compareCosts(a.cost, b.cost) || b.docFreq - a.docFreq)
      .slice(0, MAX_CORRECTIONS)
  )
}

function typoTiersOf(corpus: Corpus, corrections: readonly Correction[]): Omit<Tier, 'docFreq'>[] {
  const costs = corrections.map(({ cost }) => cost)
  return costs
    .filter((cost, i) => i === 0 || compareCosts(cost, costs[i - 1] ?? NO_COST) !== 0)
    .map((cost) => {
      const ofCost = corrections.filter((one) => compareCosts(one.cost, cost) === 0)
      return {
        match: 'typo',
        cost,
        ...listsOf(
          corpus,
          ofCost.map(({ term }) => term),
        ),
      }
    })
}

function firstLetter(term: string): string | undefined {
  return Array.from(term)[0]
}
