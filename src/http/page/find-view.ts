// All that a view of the page shows: the answer; the counts of each facet as if that facet were not narrowed,
// so that another value can be chosen; and the number of hits without filters.
import { FACET_NAMES, filtersLike } from '../../engine/filter-parameters.ts'
import type { SearchEngine } from '../../engine/search-engine.ts'
import type { FacetName } from '../../engine/request.ts'
import type { FacetCounts, SearchResponse, SearchTimings } from '../../engine/response.ts'
import { toSearchRequest, without, type Present, type ReadPage } from './page-parameters.ts'
import { NARROWING, type PageParameter, type PageParameters } from './shown-parameters.ts'

/** Facet -> value -> count; what has no values is absent. */
export type PageFacets = Readonly<Partial<Record<FacetName, FacetCounts>>>

/** What was found for a view. */
export interface FoundView {
  readonly response: SearchResponse
  readonly facets: PageFacets
  /** How many stories there are without the filters; counted only where they leave none. */
  readonly unfilteredHits: number | undefined
  readonly timings: SearchTimings | undefined
}

/** Asks the engine for all that a view shows. */
export async function findView(
  engine: SearchEngine,
  { parameters, request }: ReadPage,
  context: Present,
): Promise<FoundView> {
  let timings: SearchTimings | undefined
  const response = await engine.search(request, {
    onTimings: (measured) => {
      timings = measured
    },
  })
  const count = async (but: readonly PageParameter[], facets: readonly FacetName[]) =>
    engine.search(toSearchRequest(without(parameters, [...but, 'page']), context, only(facets)))
  const facets: Partial<Record<FacetName, FacetCounts>> = { ...response.facets }
  const widened = FACET_NAMES.filter((facet) => isNarrowed(parameters, filtersLike(facet)))
  for (const facet of widened) {
    const wider = await count(filtersLike(facet), [facet])
    const counts = wider.facets?.[facet]
    if (counts !== undefined) facets[facet] = counts
  }
  const isLost = response.totalHits === 0 && isNarrowed(parameters, NARROWING)
  const unfilteredHits = isLost ? (await count(NARROWING, [])).totalHits : undefined
  return { response, facets, unfilteredHits, timings }
}

/** Tells whether any of the parameters is set. */
function isNarrowed(parameters: PageParameters, names: readonly PageParameter[]): boolean {
  return names.some((name) => parameters[name] !== undefined)
}

/** Parameters of a search whose counts alone are wanted. */
function only(facets: readonly FacetName[]) {
  return { facets, pageSize: 1, excerpts: 0, explain: false }
}
