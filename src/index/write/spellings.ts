// How a folded term is written: stemmers of most languages go by accents that folding takes away (`élections`,
// not `elections`).
import { bodyFreqOf, type Postings, titleFreqOf, visitPostings } from '../postings.ts'

/**
 * term -> spelling -> occurrences, for terms that are written with accents or in another script at
 * least once. Spellings are in lower case.
 */
export type Spellings = ReadonlyMap<number, ReadonlyMap<string, number>>

export interface SpellingCounter {
  /** Counts one token, which is `text.slice(start, end)`. */
  readonly add: (term: number, text: string, start: number, end: number) => void
  readonly spellings: Spellings
}

/** Creates a counter. */
export function createSpellingCounter(): SpellingCounter {
  const spellings = new Map<number, Map<string, number>>()
  /** As it stands in a text -> in lower case; empty for what is no word. */
  const lowerCase = new Map<string, string>()
  const toLowerCase = (written: string): string => {
    let lower = lowerCase.get(written)
    if (lower === undefined) {
      lower = written.toLowerCase().normalize('NFC')
      if (!WORD.test(lower)) lower = ''
      lowerCase.set(written, lower)
    }
    return lower
  }
  return {
    add: (term, text, start, end) => {
      if (!hasSpelling(text, start, end)) return
      const spelling = toLowerCase(text.slice(start, end))
      if (spelling !== '') count(spellings, term, spelling, 1)
    },
    spellings,
  }
}

const WORD = /^[\p{L}\p{M}]+$/u

/** Tells whether there is a letter that folding may have changed: from Latin's accents to Indic signs. */
function hasSpelling(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i)
    if (unit > 0x7f && unit < 0x2000) return true
  }
  return false
}

function count(
  spellings: Map<number, Map<string, number>>,
  term: number,
  spelling: string,
  occurrences: number,
): void {
  let ofTerm = spellings.get(term)
  if (ofTerm === undefined) spellings.set(term, (ofTerm = new Map<string, number>()))
  ofTerm.set(spelling, (ofTerm.get(spelling) ?? 0) + occurrences)
}

/**
 * Gives the spelling that a term mostly has in titles and bodies, or undefined where that is the term
 * itself.
 */
export function mainSpelling(
  spellings: Spellings,
  content: Postings,
  term: number,
): string | undefined {
  const ofTerm = spellings.get(term)
  if (ofTerm === undefined) return undefined
  let best: string | undefined
  let most = 0
  // What is left is written as the term is.
  let left = 0
  const to = content.offsets[term + 1] ?? 0
  visitPostings(content, content.offsets[term] ?? 0, to, (_, packed) => {
    left += titleFreqOf(packed) + bodyFreqOf(packed)
  })
  for (const [spelling, occurrences] of ofTerm) {
    left -= occurrences
    if (occurrences > most) [best, most] = [spelling, occurrences]
  }
  return most > left ? best : undefined
}
