// Do two texts tell the same? Looks at runs of words, so that a longer telling of the same text is
// known and a rewritten sentence makes no other text. Knows only strings.

/** How two texts stand to each other; `unknown` where there is too little of one. */
export type TextVerdict = 'same' | 'alike' | 'other' | 'unknown'

/** Fewest words of a text that can be told from another one. */
const MIN_WORDS = 5
/** Fewest words by which a text is known again: a shorter one (`Read more here.`) is on many pages. */
const MIN_SAME_WORDS = 8
/** How many words of the shorter text are looked at. */
const COMPARED_WORDS = 64
/** Neighbouring words that are compared together; two English texts share hardly any three. */
const SHINGLE_SIZE = 3
/** Two texts are different ones up to this share of common runs, 0 to 1. A rewritten one has more. */
const MAX_OTHER_SHARE = 0.2

/** Words of letters and digits; where a script has no spaces, its characters. */
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
