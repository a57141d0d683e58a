// How long is each field of a story, in positions? Knows numbers only.
import {
  AUTHOR,
  AUTHOR_WEIGHT,
  BODY,
  BODY_WEIGHT,
  lengthNorm,
  TITLE,
  TITLE_WEIGHT,
} from '../ranking/bm25f.ts'

/** story -> length of each field in positions. */
export interface FieldLengths {
  readonly title: Uint16Array
  readonly body: Uint32Array
  readonly author: Uint16Array
}

/** Gives each story's length over a set of fields, a position counting as its field weighs. */
function weightedLength(
  { title, body, author }: FieldLengths,
  story: number,
  fields: number,
): number {
  return (
    (fields & TITLE ? TITLE_WEIGHT * (title[story] ?? 0) : 0) +
    (fields & BODY ? BODY_WEIGHT * (body[story] ?? 0) : 0) +
    (fields & AUTHOR ? AUTHOR_WEIGHT * (author[story] ?? 0) : 0)
  )
}

/** Gives the norms (bm25f.ts) of all stories of all segments for a set of fields, a segment an array. */
export function normsOf(segments: readonly FieldLengths[], fields: number): Float32Array[] {
  let total = 0
  let count = 0
  for (const lengths of segments) {
    count += lengths.body.length
    for (let story = 0; story < lengths.body.length; story++) {
      total += weightedLength(lengths, story, fields)
    }
  }
  const average = count === 0 ? 0 : total / count
  return segments.map((lengths) => {
    // A plain loop: a million of them have to be made before an index can answer.
    const norms = new Float32Array(lengths.body.length)
    for (let story = 0; story < norms.length; story++) {
      norms[story] = lengthNorm(weightedLength(lengths, story, fields), average)
    }
    return norms
  })
}
