// May words of a query be spaced otherwise in the corpus? Such queries are held to tests of their own
// (test/relaxation/word-breaks.test.ts): brute force knows words as they are typed.
import type { Query } from '../../../src/query/query.ts'
import type { SearchRequest } from '../../../src/engine/request.ts'
import type { Corpus } from './corpus.ts'
import { partsOf } from './reading.ts'

/** Tells whether neighbours of the query make up a term, or a word of it two terms. */
export function hasWordBreaks(
  corpus: Corpus,
  { required }: Query,
  request: Pick<SearchRequest, 'searchIn' | 'typos'>,
): boolean {
  if (request.typos === 'off') return false
  const known = new Set(corpus.terms)
  const words = required
    .flatMap((clause) => partsOf(corpus, clause, request))
    .map((clause) => (clause.kind === 'word' ? clause : undefined))
  return words.some((word, i) => {
    if (word === undefined) return false
    const whole = word.term
    const joined = word.parts.join('')
    const splits = Array.from({ length: whole.length }, (_, at) => [
      whole.slice(0, at),
      whole.slice(at),
    ])
    return (
      known.has(whole + (words[i + 1]?.term ?? ' ')) ||
      (joined !== whole && known.has(joined)) ||
      splits.some(
        (halves) => halves.every((half) => known.has(half)) || known.has(halves.join('-')),
      )
    )
  })
}
