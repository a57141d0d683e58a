// Which terms of the index does a word of the query stand for, in tiers? Exact and its forms; terms
// that it begins; terms that it may be a slip of. Knows the dictionary, not the stories.
import { AUTHOR } from './bm25f.ts'
import type { CompiledIndex, CompiledSegment } from './compiled-index.ts'
import { findTerm, prefixRange, termAt } from './dictionary.ts'
import { findNearTerms, type NearTerm } from './edit-distance.ts'
import { findOneEdit } from './one-edit.ts'
import { listOfPrefix } from './dense-prefixes.ts'
import { SYNONYM_COST, tierCost, type Tier, type TierLists, type WordMatcher } from './matcher.ts'
import { docFreqOf } from './postings.ts'
import { listOfStem } from './stem-groups.ts'

/**
 * Shortest words, in letters, in which one edit and two edits are forgiven. Two from 6 on, and not from 8,
 * raises the share of misspellings two edits off that are searched from 59 to 80 of a hundred; from 5
 * on a word would stand for 52 others on average (23,687 pairs, 126,000 terms of news).
 */
export const MIN_LENGTH_ONE_EDIT = 4
export const MIN_LENGTH_TWO_EDITS = 6
/** Shortest words whose first letter has to be right even where there is but one edit. */
export const MIN_LENGTH_SAME_FIRST = 8
/** Most terms that one word's slips may stand for; the nearest and then the most frequent are kept. */
export const MAX_TYPO_TERMS = 50

export interface WordToExpand {
  readonly term: string
  /** How it is written, in lower case. @default `term` */
  readonly spelling?: string
  readonly fields: number
  /** Words that mean the same: their terms, which match with their forms. @default none */
  readonly synonyms?: readonly string[]
  /** Terms that merely begin with it match too. */
  readonly prefix: boolean
  /** Slips are forgiven, by length. */
  readonly typos: boolean
}

/** Forms of a word that is rather a slip of another come after every slip. */
const FORMS_OF_GUESS_COST = tierCost(3, false, false)

const NO_LISTS: TierLists = {
  content: [],
  author: [],
  range: undefined,
  rangeList: -1,
  surface: -1,
}

/** Expands a word into its tiers over all segments. Tiers that hold nothing are left out. */
export function expandWord(index: CompiledIndex, word: WordToExpand): WordMatcher {
  const exact = exactTier(index, word)
  const slips = word.typos ? typoTiers(index, word) : []
  const isGuess = isNearerToAnother(exact, slips[0])
  const tiers = isGuess ? [] : [exact]
  if (word.synonyms !== undefined) tiers.push(synonymTier(index, word.synonyms, word.fields))
  if (word.prefix) tiers.push(prefixTier(index, word))
  tiers.push(...slips)
  if (isGuess) tiers.push({ ...exact, match: 'typo', cost: FORMS_OF_GUESS_COST })
  return { kind: 'word', fields: word.fields, tiers: tiers.filter(({ docFreq }) => docFreq > 0) }
}

/**
 * Tells whether no story holds a word as it is written, and some other word of the same first letter is
 * nearer to it than its forms are: `inventer` is a slip of `inventor` rather than a form of `inventions`.
 */
function isNearerToAnother(exact: Tier, nearest: Tier | undefined): boolean {
  if (exact.docFreq === 0 || nearest === undefined) return false
  if (nearest.cost % tierCost(1, false, false) > 0) return false
  return exact.segments.every(({ surface, content }, i) => {
    const near = nearest.segments[i]?.content ?? []
    return surface < 0 && content.every((list) => !near.includes(list))
  })
}

/** Most edits that are forgiven in a word: none with digits in it, or in up to three letters. */
export function maxEditsOf(term: string): number {
  if (/\p{N}/u.test(term)) return 0
  const letters = Array.from(term).length
  return letters < MIN_LENGTH_ONE_EDIT ? 0 : letters < MIN_LENGTH_TWO_EDITS ? 1 : 2
}

function exactTier(index: CompiledIndex, word: WordToExpand): Tier {
  const { term, fields } = word
  const isKnown = isKnownTerm(index, term)
  const { spelling = term } = word
  const stem = isKnown || isBeginning(index, word) ? undefined : index.stem(term, spelling)
  const segments = index.segments.map((segment) => {
    const surface = findTerm(segment.dictionary, term)
    if (surface >= 0) return listsOfTerms(segment, [surface], surface)
    const list = stem === undefined ? -1 : listOfStem(segment, stem, index.stem)
    return list < 0 ? NO_LISTS : { ...NO_LISTS, content: [list] }
  })
  return { match: 'exact', cost: 0, docFreq: docFreqOfTier(index, segments, fields), segments }
}

/** Makes a tier of words that mean the same as another. */
export function synonymTier(
  index: CompiledIndex,
  synonyms: readonly string[],
  fields: number,
): Tier {
  const segments = index.segments.map((segment) => {
    const known = synonyms.map((term) => findTerm(segment.dictionary, term))
    const stems = synonyms.map((term, i) =>
      known[i] === -1 ? listOfStem(segment, index.stem(term, term), index.stem) : -1,
    )
    const lists = listsOfTerms(
      segment,
      known.filter((term) => term >= 0),
      -1,
    )
    const content = new Set([...lists.content, ...stems.filter((list) => list >= 0)])
    return { ...lists, content: [...content] }
  })
  const docFreq = docFreqOfTier(index, segments, fields)
  return { match: 'synonym', cost: SYNONYM_COST, docFreq, segments }
}

/** Tells whether some story holds exactly this term. */
export function isKnownTerm({ segments }: CompiledIndex, term: string): boolean {
  return segments.some(({ dictionary }) => findTerm(dictionary, term) >= 0)
}

/** Tells whether a word that may be unfinished begins a known one: then it is no form of another. */
function isBeginning({ segments }: CompiledIndex, { term, prefix }: WordToExpand): boolean {
  if (!prefix) return false
  return segments.some(({ dictionary }) => {
    const { from, to } = prefixRange(dictionary, term)
    return from < to
  })
}

/**
 * Terms that the word begins; not the word itself, which the exact tier holds but a united list of the
 * prefix does too: that is read where it is the shorter.
 */
function prefixTier(index: CompiledIndex, { term, fields }: WordToExpand): Tier {
  const segments = index.segments.map((segment) => {
    const { dictionary, content, densePrefixes } = segment
    const { from, to } = prefixRange(dictionary, term)
    const isKnown = from < to && findTerm(dictionary, term) === from
    const range = { from: isKnown ? from + 1 : from, to }
    const list = listOfPrefix(densePrefixes, term)
    const isShorter =
      list >= 0 && docFreqOf(content, list) < postingsInRange(content.offsets, range)
    return { ...NO_LISTS, range, rangeList: isShorter ? list : -1 }
  })
  return {
    match: 'prefix',
    cost: tierCost(0, false, true),
    docFreq: docFreqOfTier(index, segments, fields),
    segments,
  }
}

/** A near term with what ranks it. */
interface Candidate {
  readonly number: number
  readonly cost: number
  readonly docFreq: number
}

/**
 * Slips by cost: one edit, one edit in the first letter, two edits. Of a word that some story holds as it is
 * written, two would be too many.
 */
function typoTiers(index: CompiledIndex, { term, fields }: WordToExpand): Tier[] {
  const maxEdits = isKnownTerm(index, term) ? Math.min(1, maxEditsOf(term)) : maxEditsOf(term)
  if (maxEdits === 0) return []
  const near = index.segments.map((segment) => nearestTerms(segment, term, maxEdits, fields))
  const costs = new Set(near.flat().map(({ cost }) => cost))
  return [...costs]
    .sort((a, b) => a - b)
    .map((cost) => {
      const segments = index.segments.map((segment, i) => {
        const ofCost = (near[i] ?? []).filter((candidate) => candidate.cost === cost)
        return listsOfTerms(
          segment,
          ofCost.map(({ number }) => number),
          -1,
        )
      })
      return {
        match: 'typo',
        cost,
        docFreq: docFreqOfTier(index, segments, fields),
        segments,
      } satisfies Tier
    })
}

/** The terms that a word may be a slip of: the nearest, and of those the most frequent. */
function nearestTerms(
  segment: CompiledSegment,
  term: string,
  maxEdits: number,
  fields: number,
): Candidate[] {
  return findSlips(segment, term, maxEdits)
    .filter(({ number }) => !/\p{N}/u.test(termAt(segment.dictionary, number)))
    .map(({ number, edits, otherFirst }) => ({
      number,
      cost: tierCost(edits, otherFirst, false),
      docFreq: docFreqOfTerm(segment, number, fields),
    }))
    .sort((a, b) => a.cost - b.cost || b.docFreq - a.docFreq || a.number - b.number)
    .slice(0, MAX_TYPO_TERMS)
}

function findSlips(
  { dictionary, backward }: CompiledSegment,
  term: string,
  maxEdits: number,
): NearTerm[] {
  const isLong = Array.from(term).length >= MIN_LENGTH_SAME_FIRST
  const oneEdit = isLong ? [] : findOneEdit(dictionary, backward, term)
  if (maxEdits === 1 && !isLong) return oneEdit
  // In long words and where two edits are forgiven the first letter holds, which also bounds the walk.
  const first = String.fromCodePoint(term.codePointAt(0) ?? 0)
  const sameFirst = findNearTerms(dictionary, term, maxEdits, prefixRange(dictionary, first))
  return [...oneEdit.filter(({ otherFirst }) => otherFirst), ...sameFirst]
}

/** Lists of terms with all their forms. */
function listsOfTerms(
  segment: CompiledSegment,
  terms: readonly number[],
  surface: number,
): TierLists {
  const groups = new Set(terms.map((term) => segment.groups.listOf[term] ?? term))
  return { content: [...groups], author: terms, range: undefined, rangeList: -1, surface }
}

function docFreqOfTerm(segment: CompiledSegment, term: number, fields: number): number {
  const { content, author, groups } = segment
  return (
    (fields & ~AUTHOR ? docFreqOf(content, groups.listOf[term] ?? term) : 0) +
    (fields & AUTHOR ? docFreqOf(author, term) : 0)
  )
}

function docFreqOfLists(
  { content, author }: CompiledSegment,
  lists: TierLists,
  fields: number,
): number {
  let docFreq = 0
  if (fields & ~AUTHOR) {
    for (const list of lists.content) docFreq += docFreqOf(content, list)
    if (lists.range !== undefined) docFreq += postingsInRange(content.offsets, lists.range)
  }
  if (fields & AUTHOR) {
    for (const list of lists.author) docFreq += docFreqOf(author, list)
    if (lists.range !== undefined) docFreq += postingsInRange(author.offsets, lists.range)
  }
  return docFreq
}

function postingsInRange(offsets: Uint32Array, { from, to }: { from: number; to: number }): number {
  return (offsets[to] ?? 0) - (offsets[from] ?? 0)
}

function docFreqOfTier(
  index: CompiledIndex,
  segments: readonly TierLists[],
  fields: number,
): number {
  return index.segments.reduce(
    (sum, segment, i) => sum + docFreqOfLists(segment, segments[i] ?? NO_LISTS, fields),
    0,
  )
}

/** Gives the surface terms whose postings are in content lists: a term, or all forms of a stem. */
export function termsOfLists(
  { dictionary, groups }: CompiledSegment,
  content: readonly number[],
): readonly number[] {
  return content.flatMap((list) => {
    if (list < dictionary.size) return [list]
    const group = list - dictionary.size
    return [...groups.terms.subarray(groups.offsets[group], groups.offsets[group + 1])]
  })
}
