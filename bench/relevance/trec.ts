// What was found and what was judged, in the formats of TREC, which every tool of the field reads. Knows
// nothing of how either came about.
import { gainOf, type Judgments } from './measures.ts'

/** query id -> ids of documents, best first. */
export type Rankings = ReadonlyMap<string, readonly string[]>

/**
 * Writes a run, a line a document: query, `Q0`, document, rank from 1, score, name of the run.
 * Tools order by score, each in its own way where scores are equal; so the score counts down from the
 * number of documents and keeps the order in which they were given.
 */
export function formatRun(rankings: Rankings, tag: string): string {
  return lines(
    [...rankings].flatMap(([query, ids]) =>
      ids.map((id, place) => `${query} Q0 ${id} ${place + 1} ${ids.length - place} ${tag}`),
    ),
  )
}

/** Writes judgments, a line a document: query, `0`, document, grade. */
export function formatQrels(judged: ReadonlyMap<string, Judgments>): string {
  return formatJudgments(judged, (grade) => grade)
}

/**
 * Writes the same with each grade's gain in its place: tools that take a grade as its own gain, as
 * trec_eval does, come to the same nDCG by these.
 */
export function formatGains(judged: ReadonlyMap<string, Judgments>): string {
  return formatJudgments(judged, gainOf)
}

function formatJudgments(
  judged: ReadonlyMap<string, Judgments>,
  toValue: (grade: number) => number,
): string {
  return lines(
    [...judged].flatMap(([query, judgments]) =>
      [...judgments].map(([document, grade]) => `${query} 0 ${document} ${toValue(grade)}`),
    ),
  )
}

function lines(list: readonly string[]): string {
  return list.map((line) => `${line}\n`).join('')
}
