// Which words have to go for anything to match? Knows clauses and counts, no texts.
import { sizeOf } from '../retrieval/match.ts'
import { countMatchable } from '../retrieval/select.ts'
import { attempt, type Attempts, type Outcome, type PlannedClause, selectionOf } from './attempt.ts'

/** Gives up bare words, the most common first and unknown ones before all, until something matches. */
export function giveUpWords(attempts: Attempts, outcome: Outcome): Outcome {
  const { readers } = attempts.live
  const isWord = ({ clause }: PlannedClause): boolean => clause.kind === 'word'
  const kept = outcome.clauses.filter((planned) => !isWord(planned))
  const bySize = outcome.clauses
    .filter(isWord)
    .map((planned) => ({ planned, size: sizeOf(readers, planned.matcher) }))
    .filter(({ size }) => size > 0)
    .sort((a, b) => a.size - b.size)
    .map(({ planned }) => planned)
  const count = countMatchable(
    readers,
    selectionOf(attempts, kept),
    bySize.map(({ matcher }) => matcher),
  )
  if (count + kept.length === 0) return outcome
  const held = new Set([...kept, ...bySize.slice(0, count)])
  const clauses = outcome.clauses.filter((planned) => held.has(planned))
  const dropped = outcome.clauses.filter((planned) => !held.has(planned))
  const rest = attempt(attempts, clauses, outcome)
  if (rest.ranking.totalHits === 0) return outcome
  return { ...rest, dropped: dropped.map(({ clause }) => clause) }
}
