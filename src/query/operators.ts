// Which names may stand before a colon, and what do they do? Knows names only.
import type { SearchField } from './query.ts'

/** What restricts without scoring: `section:`, `after:`, `before:`, `when:`. */
export type FilterName = 'section' | 'after' | 'before' | 'when'

/** What a name before a colon does: words after it are sought in one field, or it is a filter. */
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

/** Letters of the shortest to the longest name, then the colon; no `u` flag, so that only ASCII folds. */
const NAME = /([a-z]{4,7}):/iy

/** An operator as it stands in the text: what it does and where its value starts. */
export interface OperatorAt {
  readonly operator: Operator
  readonly valueStart: number
}

/** Finds the operator whose name starts at `index`, in any case; undefined where none does. */
export function operatorAt(q: string, index: number): OperatorAt | undefined {
  NAME.lastIndex = index
  const name = NAME.exec(q)?.[1]
  if (name === undefined) return undefined
  const operator = OPERATORS.get(name.toLowerCase())
  return operator && { operator, valueStart: index + name.length + 1 }
}
