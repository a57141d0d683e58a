// What the page shows of a search's parameters, made from their rows.
import {
  FILTER_NAMES,
  filtersLike,
  type FilterName,
  type SearchParameterRow,
} from '../../engine/filter-parameters.ts'
import { isRepeated } from '../../engine/parameter-values.ts'
import { SEARCH_PARAMETERS, type SearchParameterName } from '../../engine/search-parameters.ts'

type Rows = typeof SEARCH_PARAMETERS

/** A parameter that the page takes. */
export type PageParameter = {
  [TName in SearchParameterName]: Rows[TName] extends { readonly onPage: object } ? TName : never
}[SearchParameterName]

/** What an address says, as text: parameter -> values, never empty ones. */
export type PageParameters = Readonly<Partial<Record<PageParameter, readonly string[]>>>

/** Stand first and last in addresses, in this order; the others are in between as the documentation has them. */
const FIRST: readonly PageParameter[] = ['q', 'searchIn', 'kind', 'section']
const LAST: readonly PageParameter[] = ['pageSize', 'page']

/** Parameters that the page takes, in the order of its addresses. */
export const PAGE_PARAMETERS: readonly PageParameter[] = [
  ...FIRST,
  ...(Object.keys(SEARCH_PARAMETERS) as SearchParameterName[]) // keys of a literal
    .filter(isOnPage)
    .filter((name) => !FIRST.includes(name) && !LAST.includes(name)),
  ...LAST,
]

/** Filters in the order of addresses. */
const PAGE_FILTERS = PAGE_PARAMETERS.filter(isFilter)

/** Parameters that narrow what is found: filters, then the others. */
export const NARROWING: readonly PageParameter[] = [
  ...PAGE_FILTERS,
  ...PAGE_PARAMETERS.filter((name) => !isFilter(name) && labelOf(name) !== undefined),
]

/** Parameters that are chosen as dates. */
export const DATE_PARAMETERS = filtersLike('month')

/** A facet whose values are listed. */
export type ListedFacet = {
  [TName in FilterName]: Rows[TName]['onPage'] extends { readonly more: string } ? TName : never
}[FilterName]

/** Facets whose values are listed, in the order of the page: sections first. */
export const LISTED_FACETS = PAGE_FILTERS.filter(isListed).toSorted(
  (one, other) => Number(other === 'section') - Number(one === 'section'),
)

function isOnPage(name: SearchParameterName): name is PageParameter {
  return 'onPage' in SEARCH_PARAMETERS[name]
}

function isFilter(name: PageParameter): name is FilterName {
  return FILTER_NAMES.some((filter) => filter === name)
}

function isListed(name: FilterName): name is ListedFacet {
  return 'more' in SEARCH_PARAMETERS[name].onPage
}

/** Tells whether an address may give a parameter several times. */
export function isRepeatable(name: PageParameter): boolean {
  return isRepeated(SEARCH_PARAMETERS[name].value)
}

/** What stands before a value of a parameter; undefined where it does not narrow the view. */
export function labelOf(name: PageParameter): string | undefined {
  return termsOf(name).label
}

/** What a value is called. */
export function valueName(name: PageParameter, value: string): string {
  const { values = {} } = termsOf(name)
  return Object.hasOwn(values, value) ? (values[value] ?? value) : value
}

/** What the rest of a facet's values is called. */
export function restOf(name: ListedFacet): string {
  return SEARCH_PARAMETERS[name].onPage.more
}

/** What a reader is told of a value that cannot be used; may be empty. */
export function adviceOn(name: PageParameter): string {
  return termsOf(name).advice ?? ''
}

function termsOf(name: PageParameter): NonNullable<SearchParameterRow['onPage']> {
  return SEARCH_PARAMETERS[name].onPage
}
