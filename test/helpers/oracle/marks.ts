// What of a story is marked? Every occurrence of what was asked, function words only next to others.
import { type Mark, marksOf } from './asked.ts'
import type { CorpusStory } from './corpus.ts'
import type { ReadClause } from './reading.ts'

/** Most characters between neighbours. */
const NEXT_TO = 2

/** Gives the marks of title, body and author. */
export function marksOfStory(story: CorpusStory, clauses: readonly ReadClause[]): Mark[] {
  const all = clauses.flatMap(({ asked, role }) =>
    marksOf(story, asked).map((mark) => ({ ...mark, isFunctionWord: role === 'function' })),
  )
  const kept = all.filter(({ isFunctionWord }) => !isFunctionWord)
  let left = all.filter(({ isFunctionWord }) => isFunctionWord)
  for (;;) {
    const next = left.filter((mark) => kept.some((other) => areNeighbours(mark, other)))
    if (next.length === 0) return kept
    kept.push(...next)
    left = left.filter((mark) => !next.includes(mark))
  }
}

function areNeighbours(one: Mark, other: Mark): boolean {
  if (one.field !== other.field) return false
  const [first, second] = one.start <= other.start ? [one, other] : [other, one]
  return second.start - first.end <= NEXT_TO
}
