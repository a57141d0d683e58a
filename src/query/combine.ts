// Combinations of clauses: any of several, all of several, the opposite of one.
import { formatClause } from './format-clause.ts'
import type { Clause, FilterClause } from './query.ts'
import { oppositeFilter } from './to-filter.ts'

/** Any of several clauses; alternatives among them count as its own, repeats once. */
export function anyOf(clauses: readonly Clause[]): Clause | undefined {
  const options = distinct(clauses.flatMap((one) => (one.kind === 'any' ? one.options : [one])))
  return options.length > 1 ? { kind: 'any', options } : options[0]
}

/** All of several clauses, repeats once. Sections of a group among them stay as strict as they were in it. */
export function allOf(clauses: readonly Clause[]): Clause | undefined {
  const flat = clauses.flatMap((one) => (one.kind === 'all' ? one.options.map(apart) : [one]))
  const options = distinct(flat)
  return options.length > 1 ? { kind: 'all', options } : options[0]
}

/** Tells whether a clause asks for a section: those next to each other are alternatives. */
export function isSection(clause: Clause): clause is FilterClause {
  return clause.kind === 'filter' && clause.filter.kind === 'section' && !clause.filter.negated
}

/** Joins all sections into one clause, in the place of the first. */
export function sectionsAsOne(clauses: readonly Clause[]): Clause[] {
  const sections = clauses.filter(isSection)
  const [first] = sections
  return clauses.flatMap((one) => {
    if (!isSection(one)) return [one]
    return one === first ? (anyOf(sections) ?? []) : []
  })
}

/**
 * The opposite of a clause: a filter the other way round, with no word unfinished. The opposite of `-section:x`
 * stays an exclusion, so that it is not an alternative to a section next to it.
 */
export function oppositeOf(clause: Clause): Clause {
  if (clause.kind === 'not') return clause.option
  const isOutside =
    clause.kind === 'filter' && clause.filter.kind === 'section' && clause.filter.negated
  if (clause.kind !== 'filter' || isOutside) return { kind: 'not', option: finished(clause) }
  return { kind: 'filter', ...oppositeFilter(clause) }
}

/** A section as a double exclusion, which is not an alternative to other sections; other clauses as they are. */
export function apart(clause: Clause): Clause {
  return isSection(clause) ? oppositeOf(oppositeOf(clause)) : clause
}

/** The clause with its words finished and without plus signs, which mean nothing in an exclusion. */
function finished(clause: Clause): Clause {
  switch (clause.kind) {
    case 'word': {
      const { kind, text, term, parts, field } = clause
      const prefix = clause.prefix === 'explicit' ? 'explicit' : 'none'
      return { kind, text, term, parts, prefix, ...(field && { field }) }
    }
    case 'any':
    case 'all':
      return { ...clause, options: clause.options.map(finished) }
    case 'not':
      return { ...clause, option: finished(clause.option) }
    default:
      return clause
  }
}

function distinct(clauses: readonly Clause[]): Clause[] {
  const byIdentity = new Map<string, Clause>()
  for (const clause of clauses) {
    const identity = identityOf(clause)
    if (!byIdentity.has(identity)) byIdentity.set(identity, clause)
  }
  return [...byIdentity.values()]
}

/**
 * Gives the identity of a clause: clauses with the same one are repeats. A word that may be unfinished is a
 * repeat of the finished one, which is stricter.
 */
export function identityOf(clause: Clause): string {
  switch (clause.kind) {
    case 'word': {
      const { field = '', term, parts, prefix, must = false } = clause
      return JSON.stringify(['word', field, term, parts, prefix === 'explicit', must])
    }
    case 'phrase':
      return JSON.stringify(['phrase', clause.field ?? '', clause.terms])
    case 'any':
    case 'all':
      return JSON.stringify([clause.kind, ...clause.options.map(identityOf)])
    case 'not':
      return JSON.stringify(['not', identityOf(clause.option)])
    case 'filter':
      return JSON.stringify(['filter', formatClause(clause)])
  }
}

/** Cuts a clause to at most `most` words, phrases and filters. */
export function shortened(clause: Clause, most: number): Clause | undefined {
  if (most < 1) return undefined
  if (clause.kind === 'not') {
    const option = shortened(clause.option, most)
    return option && { kind: 'not', option }
  }
  if (clause.kind !== 'any' && clause.kind !== 'all') return clause
  const options: Clause[] = []
  let room = most
  for (const one of clause.options) {
    if (room === 0) break
    const option = shortened(one, room)
    if (option === undefined) continue
    options.push(option)
    room -= sizeOf(option)
  }
  return clause.kind === 'any' ? anyOf(options) : allOf(options)
}

/** Counts the words, phrases and filters of a clause. */
export function sizeOf(clause: Clause): number {
  if (clause.kind === 'not') return sizeOf(clause.option)
  if (clause.kind !== 'any' && clause.kind !== 'all') return 1
  return clause.options.reduce((sum, option) => sum + sizeOf(option), 0)
}

/** Tells whether a clause can add to a score: filters and exclusions cannot. */
export function isScored(clause: Clause): boolean {
  if (clause.kind === 'any' || clause.kind === 'all') return clause.options.some(isScored)
  return clause.kind === 'word' || clause.kind === 'phrase'
}

/** Tells whether a clause filters, or excludes, as one of its alternatives. */
export function isRestricting(clause: Clause): boolean {
  if (clause.kind === 'any' || clause.kind === 'all') return clause.options.some(isRestricting)
  return clause.kind === 'filter' || clause.kind === 'not'
}
