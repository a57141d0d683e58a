// MinHash signatures of a text's shingles, in bands: two texts share a band with a probability that rises steeply
// with their likeness. Each shingle is hashed once, into one of the signature's bins.
// Broder: On the resemblance and containment of documents (1997). Li, Owen, Zhang: One permutation hashing
// (2012). Shrivastava: Optimal densification for fast and accurate minwise hashing (2017).
import { hashPair, mix32 } from './shingles.ts'

/** Minimums in a band, which all have to agree: more give fewer candidates. */
const BAND_BINS = 2
/** Bands of a signature: more miss fewer. */
export const BANDS = 16
/** A power of two: the uppermost bits of a hash choose its bin. */
const BINS = BANDS * BAND_BINS
const BIN_SHIFT = Math.clz32(BINS) + 1

const EMPTY = 0xffff_ffff

/** bin x BINS + attempt -> the bin whose minimum an empty bin takes. */
const LENDERS = Uint8Array.from({ length: BINS * BINS }, (_, i) => mix32(i + 1) >>> BIN_SHIFT)

const minimums = new Uint32Array(BINS)

/**
 * Writes to `bands` the `BANDS` hashes of a text's bands, given the hashes of its first `length` words,
 * two or more.
 */
export function bandsOf(words: Uint32Array, length: number, bands: Uint32Array): void {
  minimums.fill(EMPTY)
  let before = words[0] as number
  for (let at = 1; at < length; at++) {
    const word = words[at] as number
    const shingle = hashPair(before, word)
    before = word
    const bin = shingle >>> BIN_SHIFT
    if (shingle < (minimums[bin] as number)) minimums[bin] = shingle
  }
  for (let band = 0; band < BANDS; band++) {
    let hash = 0
    for (let bin = band * BAND_BINS; bin < (band + 1) * BAND_BINS; bin++) {
      hash = hashPair(hash, minimumOf(bin))
    }
    bands[band] = hash
  }
}

/** Gives the minimum of a bin; an empty one has that of the first of its lenders that is not empty. */
function minimumOf(bin: number): number {
  let minimum = minimums[bin] as number
  for (let attempt = 0; minimum === EMPTY && attempt < BINS; attempt++) {
    minimum = minimums[LENDERS[bin * BINS + attempt] as number] as number
  }
  return minimum
}
