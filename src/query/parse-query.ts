// The query parser. Any string is a query: what is malformed is read as plain words.
import { apart, identityOf, oppositeOf, shortened, sizeOf } from './combine.ts'
import { formatClause, formatExcluded } from './format-clause.ts'
import { groupTokens } from './group-tokens.ts'
import type { Clause, Query, QueryContext, QueryFilter } from './query.ts'
import { scanQuery } from './scan-query.ts'

/**
 * Most words, phrases and filters that are read, each option of an `OR` counted; the rest of the query is
 * ignored. 64 is several times a pasted headline; every further clause costs time in matching.
 */
export const MAX_CLAUSES = 64

/** White space and invisible characters. */
const BLANK = /^[\s\p{Cc}\p{Cf}]*$/u

/**
 * Parses a reader's text; any string is a query. Linear in the length of `q`; never throws on a text.
 *
 * Words are required; `"a phrase"`, `-word`, `NOT word`, `a OR b` (also `|`), `(a b) OR c`, `title:`,
 * `body:`, `author:` (`intitle:`, `intext:`), `section:`, `after:`, `before:`, `when:` and `troop*` mean
 * what `Clause` and `QueryFilter` say. Repeats are kept once, at most `MAX_CLAUSES` in all.
 */
export function parseQuery(q: string, context: QueryContext): Query {
  const required: Clause[] = []
  const excluded: Clause[] = []
  const filters: QueryFilter[] = []
  const display: string[] = []
  const seen = new Set<string>()
  // In the order of `required`.
  const timesOf = new Map<string, number>()
  let room = MAX_CLAUSES

  /** Shortens a clause to the room left; undefined for repeats and where there is none. */
  const admit = (clause: Clause, role: string): Clause | undefined => {
    if (room < 1) return undefined
    const kept = shortened(clause, room)
    if (kept === undefined) return undefined
    const key = role + identityOf(kept)
    if (seen.has(key)) return undefined
    seen.add(key)
    room -= sizeOf(kept)
    return kept
  }
  const addRequired = (clause: Clause): void => {
    const identity = identityOf(clause)
    const before = timesOf.get(identity)
    if (before !== undefined) {
      timesOf.set(identity, before + 1)
      return
    }
    const kept = admit(clause, '')
    if (kept === undefined) return
    required.push(kept)
    display.push(formatClause(kept))
    timesOf.set(identity, 1)
  }
  const addExcluded = (clause: Clause): void => {
    const kept = admit(clause, '-')
    if (kept === undefined) return
    excluded.push(kept)
    display.push(formatExcluded(kept))
  }
  const add = (clause: Clause): void => {
    // The opposite of an exclusion: these were not written next to each other.
    if (clause.kind === 'all') clause.options.map(apart).forEach(add)
    else if (clause.kind === 'filter') {
      if (admit(clause, '') === undefined) return
      filters.push(clause.filter)
      display.push(clause.display)
    } else if (clause.kind !== 'not') addRequired(clause)
    // Excluding any of several excludes each.
    else if (clause.option.kind === 'any') {
      clause.option.options.forEach((option) => {
        add(oppositeOf(option))
      })
    } else addExcluded(clause.option)
  }

  groupTokens(scanQuery(q), context).forEach(add)
  const isUnreadable = display.length === 0 && !BLANK.test(q)
  return { required, times: [...timesOf.values()], excluded, filters, isUnreadable, display }
}
