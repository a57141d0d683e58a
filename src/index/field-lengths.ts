// Field lengths, a byte each, so that a query needs 256 norms. Lengths up to 63 are exact; larger ones go to
// the nearest of twelve steps an octave, so that none is off by more than 3.5 percent (Lucene's SmallFloat
// has eight steps).

/** Positions of one field or set of fields: exact up to here. */
const EXACT = 64
const STEPS_PER_OCTAVE = 12

/** code -> length in positions, ascending. */
const LENGTHS = Uint32Array.from({ length: 256 }, (_, code) =>
  code < EXACT ? code : Math.round(EXACT * 2 ** ((code - EXACT) / STEPS_PER_OCTAVE)),
)

/** story -> code of each length in positions, with what all of them sum up to exactly. */
export interface FieldLengths {
  readonly title: Uint8Array
  readonly body: Uint8Array
  readonly author: Uint8Array
  /** Title and body as one, the title weighted: what nearly every query needs. */
  readonly content: Uint8Array
  readonly totals: FieldTotals
}

/** Positions of all stories of a segment or a snapshot, by field. */
export interface FieldTotals {
  readonly title: number
  readonly body: number
  readonly author: number
}

/** Gives the code of the nearest length. */
export function encodeLength(length: number): number {
  if (length < EXACT) return length
  let low = EXACT
  let high = LENGTHS.length - 1
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if ((LENGTHS[middle] as number) <= length) low = middle
    else high = middle
  }
  return length - decodeLength(low) <= decodeLength(high) - length ? low : high
}

/** Gives the length of a code, positions. */
export function decodeLength(code: number): number {
  return LENGTHS[code] as number
}

/**
 * Encodes the lengths of stories, a number of positions each.
 * @param titleWeight How many times a position of a title counts in `content`.
 */
export function compileLengths(
  title: readonly number[],
  body: readonly number[],
  author: readonly number[],
  titleWeight: number,
): FieldLengths {
  const sum = (lengths: readonly number[]): number => lengths.reduce((all, one) => all + one, 0)
  return {
    title: Uint8Array.from(title, encodeLength),
    body: Uint8Array.from(body, encodeLength),
    author: Uint8Array.from(author, encodeLength),
    content: Uint8Array.from(title, (length, i) =>
      encodeLength(titleWeight * length + (body[i] ?? 0)),
    ),
    totals: { title: sum(title), body: sum(body), author: sum(author) },
  }
}
