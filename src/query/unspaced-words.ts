// Words of a query in a script without spaces. Stories are indexed by pairs of characters, of which any
// word is a phrase.

/** Function characters, which join words: Japanese and Chinese particles. */
const FUNCTION_CHARACTER = /^[\p{sc=Hira}的了是在和与及之而被把对从向到與於對從]$/u

/**
 * Longest run that is cut, UTF-16 code units: the length limit of a query. The time grows with the square
 * of the length: half a millisecond here.
 */
const MAX_RUN_LENGTH = 512

let segmenter: Intl.Segmenter | undefined

/**
 * Cuts a run into words: `東京の地震` into `東京` and `地震`. Neighbouring single characters are one word, since
 * names that the dictionary lacks are cut so. Function characters are left out if there is anything else.
 * Gives the run itself if it is too long or the runtime cannot cut.
 */
export function cutRun(run: string): string[] {
  if (run.length > MAX_RUN_LENGTH) return [run]
  // Older browsers do not have it, despite the types.
  if ((Intl as Partial<typeof Intl>).Segmenter === undefined) return [run]
  // Such scripts use the same dictionaries for every language.
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
