// The sorted dictionary of one segment: term numbers of terms, and the terms with a prefix.

/** Sorted terms by number, packed into one string. */
export interface Dictionary {
  readonly size: number
  /** All terms, in code-unit order, end to end. */
  readonly text: string
  /** Term i is `text.slice(offsets[i], offsets[i + 1])`. */
  readonly offsets: Uint32Array
  /** How many leading code units term i shares with term i - 1, at most 255. */
  readonly sharedLengths: Uint8Array
}

/** Numbers of neighbouring terms, [from, to). */
export interface TermRange {
  readonly from: number
  readonly to: number
}

/** Packs terms that are sorted by code units and distinct. */
export function compileDictionary(sortedTerms: readonly string[]): Dictionary {
  const offsets = new Uint32Array(sortedTerms.length + 1)
  const sharedLengths = new Uint8Array(sortedTerms.length)
  let previous = ''
  sortedTerms.forEach((term, i) => {
    offsets[i + 1] = (offsets[i] ?? 0) + term.length
    let shared = 0
    while (shared < 255 && shared < term.length && term[shared] === previous[shared]) shared++
    sharedLengths[i] = shared
    previous = term
  })
  return { size: sortedTerms.length, text: sortedTerms.join(''), offsets, sharedLengths }
}

/** Gives the term of a number. */
export function termAt({ text, offsets }: Dictionary, number: number): string {
  return text.slice(offsets[number], offsets[number + 1])
}

/** Compares term `number` with a key: negative, zero or positive as `<`, `=`, `>`. */
function compareAt({ text, offsets }: Dictionary, number: number, key: string): number {
  const start = offsets[number] ?? 0
  const length = (offsets[number + 1] ?? 0) - start
  const shorter = Math.min(length, key.length)
  for (let i = 0; i < shorter; i++) {
    const difference = text.charCodeAt(start + i) - key.charCodeAt(i)
    if (difference !== 0) return difference
  }
  return length - key.length
}

/** Gives the number of the first term that is not before the key. */
function lowerBound(dictionary: Dictionary, key: string): number {
  let low = 0
  let high = dictionary.size
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compareAt(dictionary, middle, key) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** Gives the number of a term, or -1 where the dictionary has none such. */
export function findTerm(dictionary: Dictionary, term: string): number {
  const number = lowerBound(dictionary, term)
  return number < dictionary.size && compareAt(dictionary, number, term) === 0 ? number : -1
}

/** Gives the range of terms that begin with the prefix, the prefix itself included. */
export function prefixRange(dictionary: Dictionary, prefix: string): TermRange {
  const from = lowerBound(dictionary, prefix)
  let low = from
  let high = dictionary.size
  while (low < high) {
    const middle = (low + high) >>> 1
    const start = dictionary.offsets[middle] ?? 0
    if (
      dictionary.text.startsWith(prefix, start) &&
      (dictionary.offsets[middle + 1] ?? 0) - start >= prefix.length
    ) {
      low = middle + 1
    } else high = middle
  }
  return { from, to: low }
}
