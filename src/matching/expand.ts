// Which terms of the index does a word of the query stand for, in tiers? Exact and its forms; terms
// that it begins; terms that it may be a slip of. Knows the dictionary, not the stories.
import { AUTHOR } from '../ranking/bm25f.ts'
import type { CompiledIndex, CompiledSegment } from '../index/segment.ts'
import { findTerm, prefixRange } from '../index/dictionary.ts'
import { listOfPrefix } from '../index/dense-prefixes.ts'
import { SYNONYM_COST, tierCost, type Tier, type TierLists, type WordMatcher } from './matcher.ts'
import { docFreqOf } from '../index/postings.ts'
import type { Correction, WordToCorrect } from './spelling.ts'
import { listOfStem } from '../index/stem-groups.ts'

export interface WordToExpand {
  readonly term: string
  /** How it is written, in lower case. @default `term` */
  readonly spelling?: string
  readonly fields: number
  /** Words that mean the same: their terms, which match with their forms. @default none */
  readonly synonyms?: readonly string[]
  /** Terms that merely begin with it match too. */
  readonly prefix: boolean
  /** Gives what it may be a misspelling of (spelling.ts). @default nothing */
  readonly correct?: ((word: WordToCorrect) => readonly Correction[]) | undefined
}

/** Forms of a word that is rather a misspelling of another come after every correction. */
const FORMS_OF_MISSPELT_COST = tierCost(3, false, false)

/** A word that begins others in fewer stories than a page is as likely misspelt as unfinished. */
const MIN_BEGUN_STORIES = 10

const NO_LISTS: TierLists = {
  content: [],
  author: [],
  range: undefined,
  rangeList: -1,
  surface: -1,
}

/** Expands a word into its tiers over all segments. Tiers that hold nothing are left out. */
export function expandWord(index: CompiledIndex, word: WordToExpand): WordMatcher {
  const { fields } = word
  const exact = exactTier(index, word)
  const begun = word.prefix ? prefixTier(index, word) : undefined
  const corrections = correctionsOf(index, word, exact, begun)
  const typos = typoTiers(index, corrections, fields)
  const isMisspelt = isNearerToAnother(exact, typos[0])
  const tiers = isMisspelt ? [] : [exact]
  if (word.synonyms !== undefined) tiers.push(synonymTier(index, word.synonyms, fields))
  if (begun !== undefined) tiers.push(begun)
  tiers.push(...typos)
  if (isMisspelt) tiers.push({ ...exact, match: 'typo', cost: FORMS_OF_MISSPELT_COST })
  return {
    kind: 'word',
    fields,
    tiers: tiers.filter(({ docFreq }) => docFreq > 0),
    ...(corrections[0] !== undefined && { correction: corrections[0].term }),
  }
}

/** A word that is known by its forms only may be misspelt, however many stories hold those. */
function correctionsOf(
  index: CompiledIndex,
  { term, fields, correct }: WordToExpand,
  exact: Tier,
  begun: Tier | undefined,
): readonly Correction[] {
  if (correct === undefined) return []
  const isWritten = exact.segments.some(({ surface }) => surface >= 0)
  const begins = begun?.docFreq ?? 0
  const docFreq = (isWritten ? exact.docFreq : 0) + (begins < MIN_BEGUN_STORIES ? 0 : begins)
  return correct({ term, fields, docFreq }).filter(
    (correction) => !isFormOf(index, exact, correction.term),
  )
}

/** Tells whether a term is among the forms of a word. */
function isFormOf({ segments }: CompiledIndex, exact: Tier, term: string): boolean {
  return segments.some(({ dictionary, groups }, i) => {
    const number = findTerm(dictionary, term)
    return number >= 0 && exact.segments[i]?.content.includes(groups.listOf[number] ?? number)
  })
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

/** A tier for each cost of the corrections. */
function typoTiers(
  index: CompiledIndex,
  corrections: readonly Correction[],
  fields: number,
): Tier[] {
  const costs = new Set(corrections.map(({ cost }) => cost))
  return [...costs].map((cost) => {
    const ofCost = corrections.filter((correction) => correction.cost === cost)
    const segments = index.segments.map((segment) => {
      const known = ofCost.map(({ term }) => findTerm(segment.dictionary, term))
      return listsOfTerms(
        segment,
        known.filter((term) => term >= 0),
        -1,
      )
    })
    const docFreq = docFreqOfTier(index, segments, fields)
    return { match: 'typo', cost, docFreq, segments } satisfies Tier
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
