// What did the reader ask? Any string is a query: what is malformed is read as plain words. Knows no
// index; never throws.
import { formatClause } from './format-clause.ts'
import type { AnyClause, Clause, Query, QueryContext, QueryFilter } from './query.ts'
import { scanQuery } from './scan-query.ts'
import type { Chunk } from './scan-query.ts'
import { toPhraseClause, toWordClauses } from './to-clauses.ts'
import type { SimpleClause, Stretch } from './to-clauses.ts'
import { toFilter } from './to-filter.ts'
import type { WrittenFilter } from './to-filter.ts'

/**
 * Most words, phrases and filters that are read, each option of an `OR` counted; the rest of the
 * query is ignored. 64 is several times a pasted headline; every clause more costs time in matching.
 */
export const MAX_CLAUSES = 64

/** The words of a chunk. */
interface Reading {
  /** Each to be required. */
  readonly clauses: readonly SimpleClause[]
  /** All of them as one, to be excluded or an option of `OR`: several words are a phrase then. */
  readonly option: SimpleClause
}

/** What a chunk turned out to be. */
type Part =
  | ({ readonly kind: 'words' } & Reading)
  | { readonly kind: 'excluded'; readonly clause: SimpleClause }
  | ({ readonly kind: 'filter' } & WrittenFilter)
  /** `clauses` are what it says where it does not stand between two words or phrases. */
  | { readonly kind: 'or'; readonly clauses: readonly SimpleClause[] }

/**
 * Parses what a reader typed; any string will do. Linear in the length of `q`.
 *
 * Words are required; `"a phrase"`, `-word`, `a OR b` (also `|`), `title:`, `body:`, `author:`
 * (`intitle:`, `intext:`), `section:`, `after:`, `before:`, `when:` and `troop*` mean what
 * `Clause` and `QueryFilter` say. Repeats are kept once, at most `MAX_CLAUSES` in all.
 */
export function parseQuery(q: string, context: QueryContext): Query {
  const parts = scanQuery(q).flatMap((chunk) => toPart(chunk, context) ?? [])
  const required: Clause[] = []
  const excluded: SimpleClause[] = []
  const filters: QueryFilter[] = []
  const display: string[] = []
  const seen = new Set<string>()
  // In the order of `required`.
  const timesOf = new Map<string, number>()
  let room = MAX_CLAUSES

  const admit = (key: string, written: string, size = 1): boolean => {
    if (size > room || seen.has(key)) return false
    seen.add(key)
    room -= size
    display.push(written)
    return true
  }
  const addRequired = (clause: Clause): void => {
    const size = clause.kind === 'any' ? clause.options.length : 1
    const identity = identityOf(clause)
    const before = timesOf.get(identity)
    if (before !== undefined) timesOf.set(identity, before + 1)
    else if (admit(identity, formatClause(clause), size)) {
      required.push(clause)
      timesOf.set(identity, 1)
    }
  }

  for (let i = 0; i < parts.length && room > 0; i++) {
    const part = parts[i]
    if (part === undefined) break
    if (part.kind === 'filter') {
      if (admit(part.display, part.display)) filters.push(part.filter)
    } else if (part.kind === 'excluded') {
      const written = `-${formatClause(part.clause)}`
      if (admit(`-${identityOf(part.clause)}`, written)) excluded.push(part.clause)
    } else {
      const options = part.kind === 'words' ? optionsFrom(parts, i) : []
      if (options.length > 1) addRequired(toAnyClause(options, room))
      else part.clauses.forEach(addRequired)
      i += Math.max(options.length - 1, 0) * 2
    }
  }
  return { required, times: [...timesOf.values()], excluded, filters, display }
}

function toPart(chunk: Chunk, context: QueryContext): Part | undefined {
  const { negated, must, operator, value, quoted, isProse } = chunk
  const endsQuery = chunk.endsQuery && !negated
  const plain = { text: chunk.plain, field: undefined, endsQuery, must, isProse }
  if (chunk.isOr) return { kind: 'or', clauses: toWordClauses(plain) }
  let reading: Reading | undefined
  if (operator?.kind === 'filter') {
    const written = toFilter(operator.name, value, negated, context)
    if (written !== undefined) return { kind: 'filter', ...written }
  } else {
    reading = readStretch({ text: value, field: operator?.field, endsQuery, must, isProse }, quoted)
  }
  // An operator with no value that it understands is plain words.
  reading ??= readStretch(plain, false)
  if (reading === undefined) return undefined
  return negated ? { kind: 'excluded', clause: reading.option } : { kind: 'words', ...reading }
}

function readStretch(stretch: Stretch, quoted: boolean): Reading | undefined {
  if (quoted) {
    const phrase = toPhraseClause(stretch)
    return phrase && { clauses: [phrase], option: phrase }
  }
  const clauses = toWordClauses(stretch)
  const option = clauses.length > 1 ? toPhraseClause(stretch) : clauses[0]
  return option && { clauses, option }
}

/** The options of the chain `a OR b OR c` that starts at a part; just that part where none does. */
function optionsFrom(parts: readonly Part[], first: number): SimpleClause[] {
  const options: SimpleClause[] = []
  for (let i = first; i === first || parts[i - 1]?.kind === 'or'; i += 2) {
    const part = parts[i]
    if (part?.kind !== 'words') break
    options.push(part.option)
  }
  return options
}

/** At least one of the options, repeats left out; the clause itself where only one is left. */
function toAnyClause(options: readonly SimpleClause[], room: number): AnyClause | SimpleClause {
  const byIdentity = new Map<string, SimpleClause>()
  for (const option of options) {
    const identity = identityOf(option)
    if (!byIdentity.has(identity) && byIdentity.size < room) byIdentity.set(identity, option)
  }
  const [only, ...others] = byIdentity.values()
  if (only !== undefined && others.length === 0) return only
  return { kind: 'any', options: [...byIdentity.values()] }
}

/**
 * Names what a clause asks for: clauses with the same name are repeats. A word that may be
 * unfinished is a repeat of the finished one, which asks for more.
 */
function identityOf(clause: Clause): string {
  if (clause.kind === 'any') return JSON.stringify(clause.options.map(identityOf))
  const { field = '' } = clause
  return clause.kind === 'phrase'
    ? JSON.stringify(['phrase', field, clause.terms])
    : JSON.stringify([
        'word',
        field,
        clause.term,
        clause.parts,
        clause.prefix === 'explicit',
        clause.must === true,
      ])
}
