// What can be asked, complete: every parameter with its default filled in.
import type { TimeBound } from '../query/time.ts'
import type { ValueOf } from './parameter-row.ts'
import type { SEARCH_PARAMETERS, SearchParameterName, SORT_ORDERS } from './search-parameters.ts'

export type { FacetName } from './filter-parameters.ts'

export type SortBy = (typeof SORT_ORDERS)[number]

/** Parameters whose values are resolved: a time to the instants that it covers. */
type BoundName = 'from' | 'to'

type Rows = typeof SEARCH_PARAMETERS

/** A complete value: what is absent is undefined, a list without values, or the default. */
type Complete<TName extends SearchParameterName> = TName extends BoundName
  ? TimeBound | undefined
  : TName extends 'sortBy'
    ? SortBy
    : ValueOf<Rows[TName]> extends readonly (infer TItem)[]
      ? readonly TItem[]
      : | ValueOf<Rows[TName]>
        | (Rows[TName] extends { readonly default: unknown } ? never : undefined)

/** A search with all its parameters except `format`, which concerns HTTP only. A restriction of no values is none. */
export type SearchRequest = {
  readonly [TName in keyof Omit<Rows, 'format'>]: Complete<TName>
}
