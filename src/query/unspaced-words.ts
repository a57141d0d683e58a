// Which words is a run of a script that writes none apart? Cuts queries only: stories are indexed by
// pairs of characters, of which any word is a phrase. Knows no index.

/** Characters that hold words together rather than are any: Japanese particles, Chinese ones. */
const FUNCTION_CHARACTER = /^[\p{sc=Hira}的了是在和与及之而被把对从向到與於對從]$/u

/**
 * Longest run that is cut, UTF-16 code units: what a whole query may have. The time that runtimes take
 * grows with the square of the length, half a millisecond here.
 */
const MAX_RUN_LENGTH = 512

let segmenter: Intl.Segmenter | undefined

/**
 * Cuts a run into words: `東京の地震` into `東京` and `地震`. Single characters side by side, as names
 * are cut that the dictionary lacks, are one word; those that only join words are left out where
 * anything else is there. The run itself where it is too long, or the
 * runtime cannot cut.
 */
export function cutRun(run: string): string[] {
  if (run.length > MAX_RUN_LENGTH) return [run]
  // Older browsers have none, whatever the types say.
  if ((Intl as Partial<typeof Intl>).Segmenter === undefined) return [run]
  // The words of such scripts are looked up in the same dictionaries for every language.
  segmenter ??= new Intl.Segmenter('en', { granularity: 'word' })
  const words: string[] = []
  let singles = ''
  const close = (): void => {
    if (singles !== '') words.push(singles)
    singles = ''
  }
  for (const { segment } of segmenter.segment(run)) {
    if (FUNCTION_CHARACTER.test(segment)) close()
    else if (isSingle(segment)) singles += segment
    else {
      close()
      words.push(segment)
    }
  }
  close()
  return words.length === 0 ? [run] : words
}

function isSingle(segment: string): boolean {
  return segment.length === 1 || Array.from(segment).length === 1
}
