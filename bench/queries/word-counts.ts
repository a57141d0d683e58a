// Which plain words does a corpus hold, and in how many stories? Reads texts in a simple way of its
// own, so that queries do not depend on the analyzer that they measure.

/** A story as far as queries are drawn from it. */
export interface ReadableStory {
  readonly id: string
  readonly title: string
  readonly body: string
  readonly truncated: boolean
  readonly section?: string
  readonly publishedAt?: string
}

export interface WordCounts {
  /** word -> number of stories that hold it */
  readonly docFreqs: ReadonlyMap<string, number>
  /** The words that most stories hold. */
  readonly commonest: ReadonlySet<string>
  /** The words that come next. */
  readonly common: readonly string[]
  readonly rare: readonly string[]
  /** Letters that words begin with. */
  readonly initials: readonly string[]
  /** All words, sorted, to look up beginnings. */
  readonly sorted: readonly string[]
}

/** How many words count as the commonest: about what lists of English stop words have in front. */
const COMMONEST = 30

/** How many of the next words queries for a common word are drawn from. */
const COMMON = 400

/** A rare word is in this many stories at most. */
const RARE_DOC_FREQ = 3

/** Shortest rare word, letters: shorter ones are codes and abbreviations. */
const RARE_LENGTH = 5

/** Counts the plain words of a corpus. */
export function countWords(stories: readonly ReadableStory[]): WordCounts {
  const docFreqs = new Map<string, number>()
  for (const story of stories) {
    for (const word of new Set([...plainWords(story.title), ...bodyWords(story)])) {
      docFreqs.set(word, (docFreqs.get(word) ?? 0) + 1)
    }
  }
  const byDocFreq = [...docFreqs].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const words = byDocFreq.map(([word]) => word)
  return {
    docFreqs,
    commonest: new Set(words.slice(0, COMMONEST)),
    common: words.slice(COMMONEST, COMMONEST + COMMON).filter((word) => word.length > 2),
    rare: byDocFreq
      .filter(([word, docFreq]) => docFreq <= RARE_DOC_FREQ && word.length >= RARE_LENGTH)
      .map(([word]) => word),
    initials: [...new Set(words.map((word) => word.charAt(0)))].sort(),
    sorted: words.sort(),
  }
}

/** Gives the plain words of a body; the last one of a body that was cut is not whole. */
export function bodyWords(story: ReadableStory): string[] {
  return bodyRuns(story).flat()
}

/** Gives the runs of plain words of a body, without the piece of a word at the end of one that was cut. */
export function bodyRuns({ body, truncated }: ReadableStory): string[][] {
  return runs(truncated ? body.slice(0, Math.max(body.lastIndexOf(' '), 0)) : body)
}

/** Gives the words of a text that are nothing but letters from a to z, lower-cased, in order. */
export function plainWords(text: string): string[] {
  return runs(text).flat()
}

/** Gives the runs of plain words that only single spaces part. */
export function runs(text: string): string[][] {
  const found: string[][] = [[]]
  for (const piece of text.toLowerCase().split(/( |\s+)/)) {
    if (piece === ' ') continue
    if (/^[a-z]+$/.test(piece)) {
      found.at(-1)?.push(piece)
      continue
    }
    const bare = piece.replace(/^[^\p{L}\p{N}]{1,9}|[^\p{L}\p{N}]{1,9}$/gu, '')
    // Signs around a word end the run before and after it.
    found.push(/^[a-z]+$/.test(bare) ? [bare] : [], [])
  }
  return found.filter((run) => run.length > 0)
}

/** Tells whether some word begins with this. */
export function isBeginning(sorted: readonly string[], beginning: string): boolean {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? '') < beginning) low = middle + 1
    else high = middle
  }
  return sorted[low]?.startsWith(beginning) === true
}
