// A surface term over all segments: its stem, and how many stories hold it.
import { findTerm } from '../index/dictionary.ts'
import { docFreqOf } from '../index/postings.ts'
import { AUTHOR } from '../ranking/bm25f.ts'
import { stemOf } from '../index/stem-groups.ts'
import type { Snapshot } from '../store/snapshot.ts'

/** Gives a term with its stem, by the segment in which most stories hold it. */
export function formOf(
  snapshot: Snapshot,
  term: string,
): { readonly term: string; readonly stem: string } {
  let stem = snapshot.stem(term, term)
  if (snapshot.segments.every(({ segment }) => segment.groups.spellings.length === 0)) {
    return { term, stem }
  }
  let most = 0
  for (const { segment } of snapshot.segments) {
    const number = findTerm(segment.dictionary, term)
    const docFreq = number < 0 ? 0 : docFreqOf(segment.content, number)
    if (docFreq <= most) continue
    most = docFreq
    stem = stemOf(segment, number, snapshot.stem)
  }
  return { term, stem }
}

/** Counts the stories that hold a surface term in the author's name or, where that is asked for, elsewhere. */
export function docFreqOfTerm({ segments }: Snapshot, term: string, fields: number): number {
  return segments.reduce((sum, { segment }) => {
    const number = findTerm(segment.dictionary, term)
    const postings = fields & ~AUTHOR ? segment.content : segment.author
    return number < 0 ? sum : sum + docFreqOf(postings, number)
  }, 0)
}
