// Dense prefixes: short ones that begin so much that uniting their lists for every query would take too long.
import { type Dictionary, prefixRange, termAt, type TermRange } from './dictionary.ts'
import type { Postings } from './postings.ts'

/** Prefixes whose union is a list of its own. */
export interface DensePrefixes {
  /** Sorted; prefix i has list `firstList + i`. */
  readonly prefixes: readonly string[]
  readonly firstList: number
}

/**
 * A prefix is dense when its terms have more postings than this share of the stories. Less makes more
 * and longer lists, more makes queries such as `a*` read more postings.
 */
export const DENSE_SHARE = 0.15
/** Fewer stories than this are united in no time. */
export const MIN_STORIES_FOR_DERIVED_LISTS = 4096

/** Finds the dense prefixes with their term ranges, in order. */
export function findDensePrefixes(
  dictionary: Dictionary,
  content: Postings,
  storyCount: number,
): (TermRange & { readonly prefix: string })[] {
  const found: (TermRange & { readonly prefix: string })[] = []
  if (storyCount < MIN_STORIES_FOR_DERIVED_LISTS) return found
  const visit = (length: number, { from, to }: TermRange): void => {
    let at = from
    while (at < to) {
      const prefix = termAt(dictionary, at).slice(0, length)
      if (prefix.length < length) {
        // The term that is the shorter prefix itself.
        at++
        continue
      }
      const range = prefixRange(dictionary, prefix)
      const postings = (content.offsets[range.to] ?? 0) - (content.offsets[range.from] ?? 0)
      // A single list needs no union.
      if (range.to - range.from > 1 && postings > storyCount * DENSE_SHARE) {
        found.push({ prefix, ...range })
        visit(length + 1, range)
      }
      at = range.to
    }
  }
  visit(1, { from: 0, to: dictionary.size })
  return found
}

/** Gives the list of a dense prefix, or -1. */
export function listOfPrefix({ prefixes, firstList }: DensePrefixes, prefix: string): number {
  const at = prefixes.indexOf(prefix)
  return at < 0 ? -1 : firstList + at
}
