// The postings lists of a tier's terms in one segment.
import type { Stemmer } from '../analysis/stemmer.ts'
import { listOfPrefix } from '../index/dense-prefixes.ts'
import { findTerm, prefixRange, type TermRange } from '../index/dictionary.ts'
import { docFreqOf, postingsInRange } from '../index/postings.ts'
import type { Segment } from '../index/segment.ts'
import { listOfStem } from '../index/stem-groups.ts'
import { AUTHOR } from '../ranking/bm25f.ts'
import type { Form, TierTerms } from './weight.ts'

export interface TierLists {
  /** Lists over title and body. */
  readonly content: readonly number[]
  /** Lists over author. */
  readonly author: readonly number[]
  /** A run of neighbouring surface terms, all of whose lists belong to the tier, too. */
  readonly range: TermRange | undefined
  /** The content list that holds the union of the range's lists already; -1 for none. */
  readonly rangeList: number
  /** Surface term of the exact form; -1 for none. */
  readonly surface: number
}

/** Finds the lists of terms. */
export function findTierLists(
  segment: Segment,
  { forms, names, prefix, surface }: TierTerms,
  stem: Stemmer,
): TierLists {
  const content = new Set<number>()
  for (const form of forms) {
    const list = listOfForm(segment, form, stem)
    if (list >= 0) content.add(list)
  }
  const { dictionary } = segment
  return {
    content: [...content],
    author: names.map((name) => findTerm(dictionary, name)).filter((term) => term >= 0),
    ...(prefix === undefined ? NO_RANGE : findRange(segment, prefix)),
    surface: surface === undefined ? -1 : findTerm(dictionary, surface),
  }
}

const NO_RANGE = { range: undefined, rangeList: -1 } as const

function listOfForm(segment: Segment, { term, stem: key }: Form, stem: Stemmer): number {
  const number = term === undefined ? -1 : findTerm(segment.dictionary, term)
  if (key === undefined) return number
  return number < 0 ? listOfStem(segment, key, stem) : (segment.groups.listOf[number] ?? number)
}

/**
 * Terms that the prefix begins, not the prefix itself. A united list holds that too, which does no harm: it is
 * read where it is the shorter.
 */
function findRange(
  { dictionary, content, densePrefixes }: Segment,
  prefix: string,
): Pick<TierLists, 'range' | 'rangeList'> {
  const { from, to } = prefixRange(dictionary, prefix)
  const isKnown = from < to && findTerm(dictionary, prefix) === from
  const range = { from: isKnown ? from + 1 : from, to }
  const list = listOfPrefix(densePrefixes, prefix)
  const isShorter = list >= 0 && docFreqOf(content, list) < postingsInRange(content, range)
  return { range, rangeList: isShorter ? list : -1 }
}

/** Sums up how many stories are in the lists of a segment, over some fields. */
export function docFreqOfLists(
  { content, author }: Segment,
  lists: TierLists,
  fields: number,
): number {
  let docFreq = 0
  if (fields & ~AUTHOR) {
    for (const list of lists.content) docFreq += docFreqOf(content, list)
    if (lists.range !== undefined) docFreq += postingsInRange(content, lists.range)
  }
  if (fields & AUTHOR) {
    for (const list of lists.author) docFreq += docFreqOf(author, list)
    if (lists.range !== undefined) docFreq += postingsInRange(author, lists.range)
  }
  return docFreq
}
