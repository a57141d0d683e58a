// Filters of an operator and its value: `section:sport`, `after:2025-10-01`.
import type { FilterName } from './operators.ts'
import type { QueryContext, QueryFilter } from './query.ts'
import { QUOTE, SEPARATOR } from './signs.ts'
import { isRelativeTime, parseTimeBound } from './time.ts'

/** A filter with its written form. */
export interface WrittenFilter {
  readonly filter: QueryFilter
  readonly display: string
}

/** Reads an operator's value; undefined for an invalid value. */
export function toFilter(
  name: FilterName,
  value: string,
  context: QueryContext,
): WrittenFilter | undefined {
  return name === 'section' ? toSectionFilter(value) : toTimeFilter(name, value, context)
}

/** The opposite of a filter: `-section:sport` for `section:sport`, `before:` for `after:` and `when:`. */
export function oppositeFilter({ filter, display }: WrittenFilter): WrittenFilter {
  if (filter.kind === 'section') {
    return { filter: { ...filter, negated: true }, display: `-${display}` }
  }
  const kind = filter.kind === 'from' ? 'before' : 'from'
  const name = kind === 'from' ? 'after' : 'before'
  return { filter: { ...filter, kind }, display: name + display.slice(display.indexOf(':')) }
}

function toSectionFilter(value: string): WrittenFilter | undefined {
  // Sections are compared without case; an unbalanced quote is not part of a name.
  const unquoted = value.split(QUOTE).join('')
  const section = unquoted.replace(/\s+/g, ' ').trim().toLowerCase()
  if (!/[\p{L}\p{N}]/u.test(section)) return undefined
  return {
    filter: { kind: 'section', value: section, negated: false },
    display: `section:${quoteIfNeeded(section)}`,
  }
}

function toTimeFilter(
  name: 'after' | 'before' | 'when',
  value: string,
  context: QueryContext,
): WrittenFilter | undefined {
  const isAge = isRelativeTime(value)
  if (name === 'when' && !isAge) return undefined
  const bound = parseTimeBound(value, context)
  if (bound === undefined) return undefined
  const trimmed = value.trim()
  return {
    filter: { kind: name === 'before' ? 'before' : 'from', timeMs: bound.startMs },
    display: `${name}:${quoteIfNeeded(isAge ? trimmed.toLowerCase() : trimmed.toUpperCase())}`,
  }
}

function quoteIfNeeded(value: string): string {
  return SEPARATOR.test(value) ? `"${value}"` : value
}
