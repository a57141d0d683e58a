// Length norms of stories for a set of fields: a byte a story, and 256 norms from the average of the snapshot.
import { decodeLength, encodeLength, type FieldLengths } from '../index/field-lengths.ts'
import {
  AUTHOR,
  AUTHOR_WEIGHT,
  BODY,
  BODY_WEIGHT,
  lengthNorm,
  TITLE,
  TITLE_WEIGHT,
} from '../ranking/bm25f.ts'
import type { Statistics } from '../store/snapshot.ts'

/** Weights of the packed frequencies for one set of fields; 0 switches a field off. */
export interface FieldWeights {
  readonly title: number
  readonly body: number
  readonly author: number
}

export function weightsOf(fields: number): FieldWeights {
  return {
    title: fields & TITLE ? TITLE_WEIGHT : 0,
    body: fields & BODY ? BODY_WEIGHT : 0,
    author: fields & AUTHOR ? AUTHOR_WEIGHT : 0,
  }
}

/** Length norms of stories: that of a story is `norms[codes[story]]` (bm25f.ts). */
export interface Norms {
  /** story -> code of its length (field-lengths.ts). */
  readonly codes: Uint8Array
  /** code -> norm, 256 of them. */
  readonly norms: Float32Array
}

/** Makes the norms of all codes for a set of fields, from the average of the snapshot. */
export function createNorms(fields: number, { docCount, totals }: Statistics): Float32Array {
  const weights = weightsOf(fields)
  const total =
    weights.title * totals.title + weights.body * totals.body + weights.author * totals.author
  const average = docCount === 0 ? 0 : total / docCount
  // A single field has its own length as code, which weighs as the field does.
  const scale = isSingle(fields) ? Math.max(weights.title, weights.body, weights.author) : 1
  return Float32Array.from({ length: 256 }, (_, code) =>
    lengthNorm(scale * decodeLength(code), average),
  )
}

function isSingle(fields: number): boolean {
  return fields === TITLE || fields === BODY || fields === AUTHOR
}

/** Makes a function that gives the norms of a segment's stories, each set of fields once. */
export function createNormReader(
  lengths: FieldLengths,
  tableFor: (fields: number) => Float32Array,
): (fields: number) => Norms {
  const known = new Map<number, Norms>()
  return (fields) => {
    let norms = known.get(fields)
    if (norms === undefined) {
      norms = { codes: codesOf(lengths, fields), norms: tableFor(fields) }
      known.set(fields, norms)
    }
    return norms
  }
}

/** Gives the codes of the lengths over a set of fields. */
function codesOf({ title, body, author, content }: FieldLengths, fields: number): Uint8Array {
  if (fields === (TITLE | BODY)) return content
  if (fields === TITLE) return title
  if (fields === BODY) return body
  if (fields === AUTHOR) return author
  const weights = weightsOf(fields & ~AUTHOR)
  return author.map((code, story) => {
    const texts =
      weights.title > 0 && weights.body > 0
        ? decodeLength(content[story] as number)
        : weights.title * decodeLength(title[story] as number) +
          weights.body * decodeLength(body[story] as number)
    return encodeLength(texts + AUTHOR_WEIGHT * decodeLength(code))
  })
}
