// Algolia's facet and numeric filters as parameters of a search, or that no story can pass.
import { LedeError } from '../errors.ts'
import type { FacetName } from '../engine/request.ts'
import type { SearchQuery } from '../http/schemas/typed-requests.ts'
import type { Conditions, InstantSearchParams } from './requests.ts'
import { intersectTimes, toTimes } from './times.ts'

/** Facet -> the values that it can have, in lower case; any other restricts to nothing. */
const VALUES: Readonly<Record<FacetName, RegExp>> = {
  kind: /^(?:article|teaser)$/,
  author: /^/,
  section: /^/,
  list: /^/,
  month: /^\d{4}-\d\d$/,
}

/** Facets that a request can count and filter by. */
export const FACETS = Object.keys(VALUES) as readonly FacetName[] // keys of a literal

/** What is left to ask; undefined where no story can pass. */
export type Restrictions = Pick<SearchQuery, FacetName | 'from' | 'to'> | undefined

/** Alternatives for one facet, by their lower-case form. */
type Alternatives = ReadonlyMap<string, string>

/**
 * Reads the filters of a request.
 * @throws LedeError `invalid_request` for what a news search cannot restrict by.
 */
export function toRestrictions(params: InstantSearchParams): Restrictions {
  if ((params.filters ?? '').trim() !== '') {
    throw refuse(
      '`facetFilters` and `numericFilters`',
      `\`filters\` ${quote(params.filters ?? '')}`,
    )
  }
  const wanted = new Map<FacetName, Alternatives>()
  for (const group of toGroups(params.facetFilters)) {
    const [facet, values] = toAlternatives(group)
    const known = wanted.get(facet)
    wanted.set(facet, known === undefined ? values : intersect(facet, known, values))
  }
  const times = toGroups(params.numericFilters).map(toTimes).reduce(intersectTimes, {})
  if (times === undefined) return undefined
  const lists: Partial<Record<FacetName, string[]>> = {}
  for (const [facet, alternatives] of wanted) {
    const values = [...alternatives].filter(([folded]) => VALUES[facet].test(folded))
    if (values.length === 0) return undefined
    lists[facet] = values.map(([, value]) => value)
  }
  return { ...times, ...lists, kind: toKind(lists.kind) }
}

/** Tells a facet's name. */
export function isFacet(name: string): name is FacetName {
  return FACETS.some((facet) => facet === name)
}

function toGroups(conditions: Conditions = []): readonly (readonly string[])[] {
  const all = typeof conditions === 'string' ? [conditions] : conditions
  const groups = all.map((group) => (typeof group === 'string' ? [group] : group))
  return groups
    .filter((group) => group.length > 0)
    .map((group) =>
      group.map((condition) => {
        if (typeof condition === 'string') return condition
        throw refuse('conditions of two levels', quote(JSON.stringify(conditions)))
      }),
    )
}

/** Reads alternatives, which have to be of one facet. */
function toAlternatives(group: readonly string[]): readonly [FacetName, Alternatives] {
  const pairs = group.map((condition) => {
    const colon = condition.indexOf(':')
    return [condition.slice(0, colon), condition.slice(colon + 1)] as const
  })
  const facet = pairs[0]?.[0] ?? ''
  if (!isFacet(facet) || pairs.some(([name]) => name !== facet)) {
    throw refuse(
      `alternatives of one of the facets ${FACETS.join(', ')}`,
      quote(group.join(' OR ')),
    )
  }
  if (pairs.some(([, value]) => value.startsWith('-'))) {
    throw refuse('facet values to include', `${quote(group.join(' OR '))}, which excludes one`)
  }
  // Algolia's minus is a value's own where a backslash stands before it.
  const values = pairs.map(([, value]) => value.replace(/^\\-/, '-').trim())
  return [facet, toAlternativeMap(values.filter((value) => value !== ''))]
}

function toAlternativeMap(values: readonly string[]): Alternatives {
  return new Map(values.map((value) => [value.toLowerCase(), value]))
}

/** Leaves the alternatives that two groups share: a story has one value of each facet except `list`. */
function intersect(facet: FacetName, one: Alternatives, other: Alternatives): Alternatives {
  const shared = new Map([...one].filter(([folded]) => other.has(folded)))
  const isSubset = shared.size === Math.min(one.size, other.size)
  if (facet === 'list' && !isSubset) {
    const both = [one, other].map((values) => [...values.values()].join(' OR ')).join(' AND ')
    throw refuse('stories of any of several lists', `${quote(both)}, which wants them in each`)
  }
  return shared
}

/** Both kinds are every story. */
function toKind(kinds: readonly string[] = []): SearchQuery['kind'] {
  if (kinds.length !== 1) return undefined
  return kinds[0]?.toLowerCase() === 'article' ? 'article' : 'teaser'
}

/** Says what was expected of a filter. */
export function refuse(expected: string, received: string): LedeError {
  return new LedeError('invalid_request', `Expected ${expected}, received ${received}`)
}

/** Quotes a part of a request, shortened. */
export function quote(text: string): string {
  return JSON.stringify(text.slice(0, 200))
}
