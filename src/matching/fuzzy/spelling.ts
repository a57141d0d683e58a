// Spelling correction: the near terms that a word stands for, too. Near by edit distance, and so much more
// frequent that the word as typed is rather a misspelling.
import { AUTHOR } from '../../ranking/bm25f.ts'
import type { Segment } from '../../index/segment.ts'
import type { Snapshot } from '../../store/snapshot.ts'
import { prefixRange, termAt } from '../../index/dictionary.ts'
import { findNearTerms, type NearTerm } from './edit-distance.ts'
import { tierCost, UNLIKELY_COST } from '../weight.ts'
import { formOf } from '../form.ts'
import { findOneEdit } from './one-edit.ts'
import { docFreqOf } from '../../index/postings.ts'

/**
 * Shortest words, in letters, in which one edit and two edits are corrected. Two from 6 on, and not from 8,
 * raises the share of misspellings two edits off that are found from 59 to 80 of a hundred; from 5 on a word
 * would stand for 52 others on average (23,687 pairs, 126,000 terms of news).
 */
export const MIN_LENGTH_ONE_EDIT = 4
export const MIN_LENGTH_TWO_EDITS = 6
/** Shortest words whose first letter has to be right even where there is but one edit. */
export const MIN_LENGTH_SAME_FIRST = 8
/** How many times more stories must hold a correction than hold the word as typed. */
export const CORRECTION_RATIO = 10
/**
 * A word that more than this share of the stories hold, and more than so many, is misspelt only if it is long
 * enough for two edits and that many times as many again hold the near one: `goverment`, but not `boeing` for `being`.
 */
const MAX_MISSPELT_SHARE = 1 / 10_000
const MAX_MISSPELT_STORIES = 5
/** Most terms that one word may be a misspelling of; the nearest and then the most frequent are kept. */
export const MAX_CORRECTIONS = 50

/** A term that a word may be a misspelling of. */
export interface Correction {
  readonly term: string
  readonly stem: string
  /** See `tierCost`: one edit, one edit in the first letter, two edits. */
  readonly cost: number
  /** Stories that hold the term as it is written, over all segments. */
  readonly docFreq: number
}

/** Most edits that are corrected in a word: none with digits in it, or in up to three letters. */
export function maxEditsOf(term: string): number {
  if (/\p{N}/u.test(term)) return 0
  const letters = Array.from(term).length
  return letters < MIN_LENGTH_ONE_EDIT ? 0 : letters < MIN_LENGTH_TWO_EDITS ? 1 : 2
}

export interface WordToCorrect {
  readonly term: string
  readonly fields: number
  /** Stories that hold the word as it is typed: 0 where none does. */
  readonly docFreq: number
}

/**
 * Finds what a word may be a misspelling of, likeliest first. Each must be in `CORRECTION_RATIO` times more
 * stories than the word itself; the square of it where the word is not rare. Of terms equally near, those are
 * unlikely that another one as near or nearer is so many times more frequent than: they cost more, and count
 * only for a word that no story holds.
 */
export function findCorrections(
  snapshot: Snapshot,
  { term, fields, docFreq }: WordToCorrect,
): Correction[] {
  const { docCount } = snapshot.statistics
  const maxEdits = docFreq > 0 ? Math.min(1, maxEditsOf(term)) : maxEditsOf(term)
  if (maxEdits === 0) return []
  const mostMisspelt = Math.max(MAX_MISSPELT_STORIES, MAX_MISSPELT_SHARE * docCount)
  const isRare = docFreq <= mostMisspelt
  if (!isRare && maxEditsOf(term) < 2) return []
  const least = docFreq * (isRare ? CORRECTION_RATIO : CORRECTION_RATIO ** 2)
  if (least > docCount) return []
  const near = nearTerms(snapshot, term, maxEdits, fields)
    .filter((one) => one.docFreq > 0 && one.docFreq >= least)
    .sort((a, b) => a.cost - b.cost)
  /** cost -> stories of the most frequent term as near or nearer. */
  const mostOf = new Map<number, number>()
  let most = 0
  for (const { cost, docFreq: stories } of near) mostOf.set(cost, (most = Math.max(most, stories)))
  return near
    .flatMap((one) => {
      if (one.docFreq * CORRECTION_RATIO >= (mostOf.get(one.cost) ?? 0)) return [one]
      return docFreq > 0 ? [] : [{ ...one, cost: one.cost + UNLIKELY_COST }]
    })
    .sort((a, b) => a.cost - b.cost || b.docFreq - a.docFreq || (a.term < b.term ? -1 : 1))
    .slice(0, MAX_CORRECTIONS)
    .map((one) => ({ ...one, ...formOf(snapshot, one.term) }))
}

/** The terms within so many edits, with the stories of all segments. */
function nearTerms(
  { segments }: Snapshot,
  term: string,
  maxEdits: number,
  fields: number,
): Omit<Correction, 'stem'>[] {
  const found = new Map<string, { readonly cost: number; docFreq: number }>()
  for (const { segment } of segments) {
    for (const { number, edits, otherFirst } of findNear(segment, term, maxEdits)) {
      const near = termAt(segment.dictionary, number)
      if (/\p{N}/u.test(near)) continue
      const docFreq = docFreqOfTerm(segment, number, fields)
      const known = found.get(near)
      if (known === undefined)
        found.set(near, { cost: tierCost(edits, otherFirst, false), docFreq })
      else known.docFreq += docFreq
    }
  }
  return [...found].map(([near, rest]) => ({ term: near, ...rest }))
}

function findNear({ dictionary, backward }: Segment, term: string, maxEdits: number): NearTerm[] {
  const isLong = Array.from(term).length >= MIN_LENGTH_SAME_FIRST
  const oneEdit =
    isLong && maxEdits > 1
      ? []
      : findOneEdit(dictionary, backward, term).filter(({ otherFirst }) => !(isLong && otherFirst))
  if (maxEdits === 1) return oneEdit
  // Where two edits are corrected the first letter holds, which also bounds the walk.
  const first = String.fromCodePoint(term.codePointAt(0) ?? 0)
  const sameFirst = findNearTerms(dictionary, term, maxEdits, prefixRange(dictionary, first))
  return [...oneEdit.filter(({ otherFirst }) => otherFirst), ...sameFirst]
}

function docFreqOfTerm(segment: Segment, term: number, fields: number): number {
  const { content, author } = segment
  return (
    (fields & ~AUTHOR ? docFreqOf(content, term) : 0) +
    (fields & AUTHOR ? docFreqOf(author, term) : 0)
  )
}
