// Which terms may a word stand for, best first? Exact and its forms, what it begins, what it may be a
// slip of. Knows the corpus's terms and how rare they are.
import type { SearchField, WordClause } from '../../../src/query/query.ts'
import {
  MAX_TYPO_TERMS,
  MIN_LENGTH_ONE_EDIT,
  MIN_LENGTH_SAME_FIRST,
  MIN_LENGTH_TWO_EDITS,
} from '../../../src/retrieval/expand.ts'
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
  forgives: boolean,
): Tier[] {
  const begun =
    prefix === 'none'
      ? []
      : corpus.terms.filter((other) => other !== term && other.startsWith(term))
  const exact: Omit<Tier, 'docFreq'> = {
    match: 'exact',
    cost: NO_COST,
    // A word that begins others is taken for unfinished, not for a form.
    content: begun.length === 0 || corpus.terms.includes(term) ? [formsOf(corpus, term)] : [],
    author: [term],
  }
  const slips = forgives ? typoTiersOf(corpus, term, fields) : []
  const isGuess = isNearerToAnother(corpus, term, exact, slips[0], fields)
  const tiers: Omit<Tier, 'docFreq'>[] = [
    ...(isGuess ? [] : [exact]),
    {
      match: 'prefix',
      cost: { ...NO_COST, prefixes: 1 },
      content: begun.map((other) => [other]),
      author: begun,
    },
    ...slips,
    ...(isGuess ? [{ ...exact, match: 'typo' as const, cost: { ...NO_COST, edits: 3 } }] : []),
  ]
  return tiers
    .map((tier) => ({ ...tier, docFreq: docFreqOfLists(corpus, tier, fields) }))
    .filter(({ docFreq }) => docFreq > 0)
}

/** Tells whether a word is held in other forms only, and some other word is nearer to it than they are. */
function isNearerToAnother(
  corpus: Corpus,
  term: string,
  exact: Lists,
  nearest: Omit<Tier, 'docFreq'> | undefined,
  fields: readonly SearchField[],
): boolean {
  if (nearest === undefined || nearest.cost.otherFirst > 0) return false
  if (corpus.terms.includes(term)) return false
  if (docFreqOfLists(corpus, exact, fields) === 0) return false
  return nearest.content.every((forms) => !exact.content.includes(forms))
}

/** Gives the lists of terms: in title and body all forms of each, no list twice. */
function listsOf(corpus: Corpus, terms: readonly string[]): Lists {
  return { content: [...new Set(terms.map((term) => formsOf(corpus, term)))], author: terms }
}

/** Gives how many slips are forgiven in a word. */
export function maxEditsOf(term: string): number {
  const letters = Array.from(term).length
  if (/\p{N}/u.test(term) || letters < MIN_LENGTH_ONE_EDIT) return 0
  return letters < MIN_LENGTH_TWO_EDITS ? 1 : 2
}

function typoTiersOf(
  corpus: Corpus,
  word: string,
  fields: readonly SearchField[],
): Omit<Tier, 'docFreq'>[] {
  const maxEdits = corpus.terms.includes(word) ? Math.min(1, maxEditsOf(word)) : maxEditsOf(word)
  const isLong = Array.from(word).length >= MIN_LENGTH_SAME_FIRST
  const near = corpus.terms
    .filter((term) => !/\p{N}/u.test(term))
    .map((term): { readonly term: string; readonly cost: Cost } => {
      const otherFirst = firstLetter(term) === firstLetter(word) ? 0 : 1
      return { term, cost: { edits: editDistance(word, term), otherFirst, prefixes: 0 } }
    })
    .filter(({ cost }) => cost.edits > 0 && cost.edits <= maxEdits)
    .filter(({ cost }) => cost.otherFirst === 0 || (cost.edits === 1 && !isLong))
    .map((one) => ({
      ...one,
      docFreq: docFreqOfLists(corpus, listsOf(corpus, [one.term]), fields),
    }))
    // Terms are in order already, and sorting keeps it among equals.
    .sort((a, b) => compareCosts(a.cost, b.cost) || b.docFreq - a.docFreq)
    .slice(0, MAX_TYPO_TERMS)
  const costs = near.map(({ cost }) => cost)
  return costs
    .filter((cost, i) => i === 0 || compareCosts(cost, costs[i - 1] ?? NO_COST) !== 0)
    .map((cost) => {
      const ofCost = near.filter((one) => compareCosts(one.cost, cost) === 0)
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
