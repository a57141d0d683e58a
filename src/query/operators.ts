// The names that can stand before a colon: fields and filters.
import type { SearchField } from './query.ts'

/** Filters, which restrict without scoring: `section:`, `after:`, `before:`, `when:`. */
export type FilterName = 'section' | 'after' | 'before' | 'when'

/** The meaning of a name before a colon: a field to search in, or a filter. */
export type Operator =
  | { readonly kind: 'field'; readonly field: SearchField }
  | { readonly kind: 'filter'; readonly name: FilterName }

const OPERATORS: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['title', { kind: 'field', field: 'title' }],
  ['intitle', { kind: 'field', field: 'title' }],
  ['body', { kind: 'field', field: 'body' }],
  ['intext', { kind: 'field', field: 'body' }],
  ['author', { kind: 'field', field: 'author' }],
  ['section', { kind: 'filter', name: 'section' }],
  ['after', { kind: 'filter', name: 'after' }],
  ['before', { kind: 'filter', name: 'before' }],
  ['when', { kind: 'filter', name: 'when' }],
])

/**
 * A name of 4 to 7 letters, as the names above have, then the colon; no `u` flag, so that only ASCII folds.
 */
const NAME = /([a-z]{4,7}):/iy

/** An operator in the text, with the start of its value. */
export interface OperatorAt {
  readonly operator: Operator
  readonly valueStart: number
}

/** Finds the operator whose name starts at `index`, in any case; undefined if there is none. */
export function operatorAt(q: string, index: number): OperatorAt | undefined {
  NAME.lastIndex = index
  const name = NAME.exec(q)?.[1]
  if (name === undefined) return undefined
  const operator = OPERATORS.get(name.toLowerCase())
  return operator && { operator, valueStart: index + name.length + 1 }
}
