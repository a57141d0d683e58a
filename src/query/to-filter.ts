// What does `section:sport` or `after:2025-10-01` restrict? Knows one operator and its value.
import type { FilterName } from './operators.ts'
import type { QueryContext, QueryFilter } from './query.ts'
import { QUOTE, SEPARATOR } from './signs.ts'
import { isRelativeTime, parseTimeBound } from './time.ts'

/** A filter with the way it is written. */
export interface WrittenFilter {
  readonly filter: QueryFilter
  readonly display: string
}

/** Reads an operator's value; undefined where the value is none of its kind. */
export function toFilter(
  name: FilterName,
  value: string,
  negated: boolean,
  context: QueryContext,
): WrittenFilter | undefined {
  return name === 'section'
    ? toSectionFilter(value, negated)
    : toTimeFilter(name, value, negated, context)
}

function toSectionFilter(value: string, negated: boolean): WrittenFilter | undefined {
  // Sections are compared without case; an unbalanced quote is no part of a name.
  const unquoted = value.split(QUOTE).join('')
  const section = unquoted.replace(/\s+/g, ' ').trim().toLowerCase()
  if (!/[\p{L}\p{N}]/u.test(section)) return undefined
  return {
    filter: { kind: 'section', value: section, negated },
    display: `${negated ? '-' : ''}section:${quoteIfNeeded(section)}`,
  }
}

function toTimeFilter(
  name: 'after' | 'before' | 'when',
  value: string,
  negated: boolean,
  context: QueryContext,
): WrittenFilter | undefined {
  const isAge = isRelativeTime(value)
  if (name === 'when' && !isAge) return undefined
  const bound = parseTimeBound(value, context)
  if (bound === undefined) return undefined
  // What is not after an instant is before it, and the other way round.
  const kind = (name === 'before') === negated ? 'from' : 'before'
  const written = negated ? (kind === 'from' ? 'after' : 'before') : name
  const trimmed = value.trim()
  return {
    filter: { kind, timeMs: bound.startMs },
    display: `${written}:${quoteIfNeeded(isAge ? trimmed.toLowerCase() : trimmed.toUpperCase())}`,
  }
}

function quoteIfNeeded(value: string): string {
  return SEPARATOR.test(value) ? `"${value}"` : value
}
