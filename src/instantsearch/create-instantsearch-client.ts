// A search client for the widgets of Algolia's InstantSearch that asks a news search.
import type { SearchResponse } from '../engine/response.ts'
import type { ClientOptions } from '../client/client-options.ts'
import { createClient, type SearchClient } from '../client/create-client.ts'
import type { SearchQuery } from '../http/schemas/typed-requests.ts'
import { findFacetValues } from './facet-values.ts'
import { toTags } from './highlight.ts'
import type { FacetValuesRequest, InstantSearchRequest, RecommendationRequest } from './requests.ts'
import { isFacet, toRestrictions } from './restrictions.ts'
import type {
  FacetStats,
  FacetValuesResult,
  InstantSearchHit,
  InstantSearchResult,
  RecommendationResult,
} from './results.ts'
import { TIMESTAMP } from './times.ts'
import { type IndexOrders, MAX_PAGE_SIZE, toBaseQuery, toInteger, toPlan } from './to-query.ts'
import { toHit, toResult, toTimestamp } from './to-result.ts'

export interface InstantSearchClientOptions extends ClientOptions {
  /** The service's base address, as `createClient` takes it. */
  readonly url: string | URL
  /**
   * The order that an index stands for, by the index's name. An index whose name ends in `_newest`,
   * `_oldest`, `_popularity` or `_relevance` needs no entry. @default none
   */
  readonly sortBy?: IndexOrders
}

/** A search client for InstantSearch. All methods reject with what `createClient`'s reject with. */
export interface InstantSearchClient {
  /** Answers several requests at once, in their order. */
  search<THit = InstantSearchHit>(
    requests: readonly InstantSearchRequest[],
  ): Promise<{ results: InstantSearchResult<THit>[] }>
  /** Finds values of facets, by what is typed of them. */
  searchForFacetValues: SearchForFacetValues
  /** Gives related (`related-products`) and most viewed stories (`trending-items`). */
  getRecommendations<THit = InstantSearchHit>(
    requests: readonly RecommendationRequest[],
  ): Promise<{ results: RecommendationResult<THit>[] }>
}

/** What InstantSearch calls, with a list; and what version 5 of Algolia's client has of the same name. */
export interface SearchForFacetValues {
  (requests: readonly InstantSearchRequest[]): Promise<FacetValuesResult[]>
  (request: FacetValuesRequest): Promise<FacetValuesResult>
}

/** Facet values where a request does not say how many, as with Algolia. */
const DEFAULT_FACET_HITS = 10

/**
 * Creates a search client for InstantSearch's widgets. A hit's `objectID` is the story's id; facets
 * are `kind`, `author`, `section`, `list`, `month`, and `publishedAtTimestamp` for ranges.
 * @throws LedeError `invalid_config` when the address has a query or a fragment.
 */
export function createInstantSearchClient(
  options: InstantSearchClientOptions,
): InstantSearchClient {
  const { url, sortBy = {}, ...clientOptions } = options
  const client = createClient(url, clientOptions)

  const answer = async (request: InstantSearchRequest): Promise<unknown> => {
    if (request.type === 'facet') return searchFacet(client, request)
    const plan = toPlan(request, sortBy)
    if (plan.query === undefined) return toResult(request, plan)
    const found = client.search(plan.query)
    const times = namesTimes(request) ? findTimes(client, plan.query) : undefined
    return toResult(request, plan, await found, await times)
  }
  function searchForFacetValues(
    requests: readonly InstantSearchRequest[],
  ): Promise<FacetValuesResult[]>
  function searchForFacetValues(request: FacetValuesRequest): Promise<FacetValuesResult>
  function searchForFacetValues(
    asked: readonly InstantSearchRequest[] | FacetValuesRequest,
  ): Promise<FacetValuesResult[] | FacetValuesResult> {
    if ('facetName' in asked) {
      const { indexName, facetName: facet, searchForFacetValuesRequest: params } = asked
      return searchFacet(client, { indexName, facet, params })
    }
    return Promise.all(asked.map((request) => searchFacet(client, request)))
  }
  return {
    async search<THit>(requests: readonly InstantSearchRequest[]) {
      const results = await Promise.all(requests.map(answer))
      // The caller says what its hits are; answers to `facet` requests are read as such.
      return { results: results as InstantSearchResult<THit>[] }
    },
    searchForFacetValues,
    async getRecommendations<THit>(requests: readonly RecommendationRequest[]) {
      const results = await Promise.all(requests.map((request) => recommend(client, request)))
      return { results: results as RecommendationResult<unknown>[] as RecommendationResult<THit>[] } // as above
    },
  }
}

function namesTimes({ params }: InstantSearchRequest): boolean {
  return params?.facets !== undefined && [params.facets].flat().includes(TIMESTAMP)
}

/** Finds the first and the last time of what a query finds. */
async function findTimes(
  client: SearchClient,
  query: SearchQuery,
): Promise<FacetStats | undefined> {
  const ends = await Promise.all(
    (['oldest', 'newest'] as const).map((sortBy) =>
      client.search({ ...query, sortBy, facets: [], page: 1, pageSize: 1, excerpts: 0 }),
    ),
  )
  const [min, max] = ends.map((found) => found.hits[0]?.publishedAt)
  // A story without a date comes last in either order.
  if (min === undefined || max === undefined) return undefined
  return { min: toTimestamp(min), max: toTimestamp(max) }
}

async function searchFacet(
  client: SearchClient,
  { params = {}, facet = params.facetName ?? '' }: InstantSearchRequest,
): Promise<FacetValuesResult> {
  const restrictions = toRestrictions(params)
  let answer: SearchResponse | undefined
  if (isFacet(facet) && restrictions !== undefined) {
    const query = toBaseQuery(params, restrictions)
    answer = await client.search({ ...query, facets: [facet], pageSize: 1, excerpts: 0 })
  }
  const counts = (isFacet(facet) ? answer?.facets?.[facet] : undefined) ?? {}
  const limit = toInteger(params.maxFacetHits ?? DEFAULT_FACET_HITS, 1, MAX_PAGE_SIZE)
  const typed = params.facetQuery ?? ''
  return {
    facetHits: findFacetValues(counts, { typed, limit, tags: toTags(params) }),
    exhaustiveFacetsCount: true,
    processingTimeMS: Math.ceil(answer?.tookMs ?? 0),
  }
}

async function recommend(
  client: SearchClient,
  { model, objectID = '', maxRecommendations, queryParameters = {} }: RecommendationRequest,
): Promise<RecommendationResult> {
  const limit = toInteger(maxRecommendations ?? 10, 1, MAX_PAGE_SIZE)
  const tags = toTags(queryParameters)
  const found =
    model === 'trending-items'
      ? (await client.trending(limit)).hits
      : ((await client.related(objectID, limit)) ?? [])
  const hits = found.map((hit) => toHit(hit, tags, 0))
  return { hits, nbHits: hits.length, processingTimeMS: 0 }
}
