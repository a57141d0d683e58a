// Comparison of two texts by runs of words. A longer version of the same text is recognized, and a
// rewritten sentence does not make another text.

/** The result of comparing two texts; `unknown` if one is too short. */
export type TextVerdict = 'same' | 'alike' | 'other' | 'unknown'

/** Fewest words of a text that can be called different from another. */
const MIN_WORDS = 5
/** Fewest words by which a text is recognized: a shorter one (`Read more here.`) is on many pages. */
const MIN_SAME_WORDS = 8
/** How many words of the shorter text are compared. */
const COMPARED_WORDS = 64
/** Neighbouring words that are compared together; two English texts share hardly any three. */
const SHINGLE_SIZE = 3
/** Two texts are different up to this share of common runs, 0 to 1. A rewritten text has more. */
const MAX_OTHER_SHARE = 0.2

/** Words of letters and digits; in a script without spaces, its characters. */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}\p{N}]+/gu

/** Compares two texts, in any order. */
export function compareTexts(a: string, b: string): TextVerdict {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  const words = wordsOf(short, COMPARED_WORDS)
  if (words.length < MIN_WORDS) return 'unknown'
  if (words.length >= MIN_SAME_WORDS && begins(words, short, long)) return 'same'
  const runs = new Set(shinglesOf(wordsOf(long)))
  if (runs.size === 0) return 'unknown'
  const found = shinglesOf(words).filter((run) => runs.has(run)).length
  const share = found / (words.length - SHINGLE_SIZE + 1)
  return share > MAX_OTHER_SHARE ? 'alike' : 'other'
}

/** Tells whether the longer text begins with all words of the shorter; its last may be cut. */
function begins(words: readonly string[], short: string, long: string): boolean {
  if (short === long) return true
  const whole = wordsOf(short).slice(0, -1)
  const beginning = wordsOf(long, whole.length)
  return words.length > 0 && whole.every((word, i) => word === beginning[i])
}

function wordsOf(text: string, limit = Number.POSITIVE_INFINITY): string[] {
  const words: string[] = []
  for (const [word] of text.matchAll(WORD)) {
    if (words.length >= limit) break
    words.push(word.toLowerCase())
  }
  return words
}

function shinglesOf(words: readonly string[]): string[] {
  return words.slice(SHINGLE_SIZE - 1).map((_, i) => words.slice(i, i + SHINGLE_SIZE).join(' '))
}
