// Which terms of the index does a word of the query stand for, in tiers? Exact and its forms; terms
// that it begins; terms that it may be a slip of. Knows the dictionary, not the stories.
import { AUTHOR } from './bm25f.ts'
import type { CompiledIndex, CompiledSegment } from './compiled-index.ts'
import { findTerm, prefixRange, termAt } from './dictionary.ts'
import { findNearTerms, type NearTerm } from './edit-distance.ts'
import { listOfPrefix } from './dense-prefixes.ts'
import { tierCost, type Tier, type TierLists, type WordMatcher } from './matcher.ts'
import { docFreqOf } from './postings.ts'

/** Shortest words, in letters, in which one edit and two edits are forgiven. */
export const MIN_LENGTH_ONE_EDIT = 4
export const MIN_LENGTH_TWO_EDITS = 8
/** Most terms that one word's slips may stand for; the nearest and then the most frequent are kept. */
export const MAX_TYPO_TERMS = 50

export interface WordToExpand {
  readonly term: string
  readonly fields: number
  /** Terms that merely begin with it match too. */
  readonly prefix: boolean
  /** Slips are forgiven, by length. */
  readonly typos: boolean
}

const NO_LISTS: TierLists = {
  content: [],
  author: [],
  range: undefined,
  rangeList: -1,
  surface: -1,
}

/** Expands a word into its tiers over all segments. Tiers that hold nothing are left out. */
export function expandWord(index: CompiledIndex, word: WordToExpand): WordMatcher {
  const tiers = [exactTier(index, word)]
  if (word.prefix) tiers.push(prefixTier(index, word))
  if (word.typos) tiers.push(...typoTiers(index, word))
  return { kind: 'word', fields: word.fields, tiers: tiers.filter(({ docFreq }) => docFreq > 0) }
}

/** Most edits that are forgiven in a word: none with digits in it, or in up to three letters. */
export function maxEditsOf(term: string): number {
  if (/\p{N}/u.test(term)) return 0
  const letters = Array.from(term).length
  return letters < MIN_LENGTH_ONE_EDIT ? 0 : letters < MIN_LENGTH_TWO_EDITS ? 1 : 2
}

function exactTier(index: CompiledIndex, { term, fields }: WordToExpand): Tier {
  const segments = index.segments.map((segment) => {
    const surface = findTerm(segment.dictionary, term)
    return surface < 0 ? NO_LISTS : listsOfTerms(segment, [surface], surface)
  })
  return { match: 'exact', cost: 0, docFreq: docFreqOfTier(index, segments, fields), segments }
}

function prefixTier(index: CompiledIndex, { term, fields }: WordToExpand): Tier {
  const segments = index.segments.map((segment) => ({
    ...NO_LISTS,
    range: prefixRange(segment.dictionary, term),
    rangeList: listOfPrefix(segment.densePrefixes, term),
  }))
  return {
    match: 'prefix',
    cost: tierCost(0, false, true),
    docFreq: docFreqOfTier(index, segments, fields),
    segments,
  }
}

/** Slips by cost: one edit, one edit in the first letter, two edits. */
function typoTiers(index: CompiledIndex, { term, fields }: WordToExpand): Tier[] {
  const maxEdits = maxEditsOf(term)
  if (maxEdits === 0) return []
  const costOf = ({ edits, otherFirst }: NearTerm): number => tierCost(edits, otherFirst, false)
  const near = index.segments.map((segment) => {
    const { dictionary } = segment
    // Where two edits are forgiven the first letter holds, which also bounds the walk.
    const range =
      maxEdits > 1
        ? prefixRange(dictionary, String.fromCodePoint(term.codePointAt(0) ?? 0))
        : { from: 0, to: dictionary.size }
    const found = findNearTerms(dictionary, term, maxEdits, range).filter(
      ({ number }) => !/\p{N}/u.test(termAt(dictionary, number)),
    )
    const docFreq = ({ number }: NearTerm): number => docFreqOfTerm(segment, number, fields)
    return found
      .sort((a, b) => costOf(a) - costOf(b) || docFreq(b) - docFreq(a) || a.number - b.number)
      .slice(0, MAX_TYPO_TERMS)
  })
  const costs = [...new Set(near.flat().map(costOf))].sort((a, b) => a - b)
  return costs.map((cost) => {
    const segments = index.segments.map((segment, i) => {
      const ofCost = (near[i] ?? []).filter((candidate) => costOf(candidate) === cost)
      return listsOfTerms(
        segment,
        ofCost.map(({ number }) => number),
        -1,
      )
    })
    return { match: 'typo', cost, docFreq: docFreqOfTier(index, segments, fields), segments }
  })
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
  return docFreqOfLists(segment, listsOfTerms(segment, [term], -1), fields)
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

/**
 * Gives the surface terms that a tier stands for in a segment, for showing what matched: the terms of
 * its lists and their forms, and its range.
 */
export function termsOfTier(segment: CompiledSegment, lists: TierLists): readonly number[] {
  const { dictionary, groups } = segment
  const terms: number[] = [...lists.author]
  for (const list of lists.content) {
    if (list < dictionary.size) terms.push(list)
    else {
      const group = list - dictionary.size
      terms.push(...groups.terms.subarray(groups.offsets[group], groups.offsets[group + 1]))
    }
  }
  return [...new Set(terms)]
}
