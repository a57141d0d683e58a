// An answer as a result of InstantSearch.
import type { Hit, SearchResponse } from '../engine/response.ts'
import { type MarkTags, toHighlight, toTags } from './highlight.ts'
import type { InstantSearchParams, InstantSearchRequest } from './requests.ts'
import type { FacetStats, InstantSearchHit, InstantSearchResult, QueryNotes } from './results.ts'
import { TIMESTAMP } from './times.ts'
import { MAX_WINDOW, type Plan, toFacets, toInteger } from './to-query.ts'

/** Most values a facet where a request does not say, as with Algolia. */
const DEFAULT_FACET_VALUES = 100

/** What stands for the answer where no story can pass the filters. */
const NOTHING: SearchResponse = {
  q: '',
  interpretation: { clauses: [], dropped: [], corrected: {}, matching: 'all' },
  totalHits: 0,
  page: 1,
  pageSize: 1,
  totalPages: 0,
  tookMs: 0,
  hits: [],
}

/** Writes the answer to a request; without one, that nothing was found. */
export function toResult(
  { indexName, params = {} }: InstantSearchRequest,
  { page, size, isBeyond }: Plan,
  answer: SearchResponse = NOTHING,
  times?: FacetStats,
): InstantSearchResult {
  const { totalHits, hits, interpretation } = answer
  const lastPage = size === 0 ? 0 : Math.floor(MAX_WINDOW / size)
  const tags = toTags(params)
  const words = interpretation.clauses.length
  const notes = toNotes(answer)
  return {
    index: indexName,
    query: params.query ?? '',
    params: toParamsText(params),
    hits: size === 0 || isBeyond ? [] : hits.map((hit) => toHit(hit, tags, words)),
    nbHits: totalHits,
    page,
    nbPages: size === 0 ? 0 : Math.min(Math.ceil(totalHits / size), lastPage),
    hitsPerPage: size,
    processingTimeMS: Math.ceil(answer.tookMs),
    ...toFacetCounts(params, answer, times),
    exhaustiveNbHits: true,
    exhaustiveFacetsCount: true,
    exhaustiveTypo: true,
    ...(notes && { userData: [notes] }),
  }
}

/** Writes a story as a hit, of a query with so many words. */
export function toHit(hit: Hit, tags: MarkTags, words: number): InstantSearchHit {
  const { id, kind, title, truncated, lists, author, publishedAt, views, section, url } = hit
  const { highlights, excerpts, duplicates } = hit
  const authorRanges = highlights.author?.ranges ?? []
  const excerpt = excerpts[0] ?? { text: '', ranges: [] }
  const body = toHighlight(excerpt, tags, words)
  const { value, matchLevel } = body
  return {
    objectID: id,
    id,
    kind,
    title,
    truncated,
    lists,
    body: excerpt.text,
    ...(author !== undefined && { author }),
    ...(publishedAt !== undefined && {
      publishedAt,
      [TIMESTAMP]: toTimestamp(publishedAt),
    }),
    ...(views !== undefined && { views }),
    ...(section !== undefined && { section }),
    ...(url !== undefined && { url }),
    ...(duplicates !== undefined && { duplicates }),
    _highlightResult: {
      title: toHighlight({ text: title, ranges: highlights.title.ranges }, tags, words),
      body,
      ...(author !== undefined && {
        author: toHighlight({ text: author, ranges: authorRanges }, tags, words),
      }),
    },
    _snippetResult: { body: { value, matchLevel } },
  }
}

/** Gives seconds since 1970. */
export function toTimestamp(publishedAt: string): number {
  return Math.floor(Date.parse(publishedAt) / 1000)
}

function toFacetCounts(
  params: InstantSearchParams,
  { facets = {} }: SearchResponse,
  times: FacetStats | undefined,
): Pick<InstantSearchResult, 'facets' | 'facets_stats'> {
  const most = toInteger(params.maxValuesPerFacet ?? DEFAULT_FACET_VALUES, 0, 1000)
  const counts = toFacets(params.facets).map((facet) => {
    const values = Object.entries(facets[facet] ?? {}).sort(([, one], [, other]) => other - one)
    return [facet, Object.fromEntries(values.slice(0, most))] as const
  })
  if (counts.length === 0 && times === undefined) return {}
  // Widgets look a range up among the facets.
  const ranges = times === undefined ? [] : [[TIMESTAMP, {}] as const]
  return {
    facets: Object.fromEntries([...counts, ...ranges]),
    ...(times && { facets_stats: { [TIMESTAMP]: times } }),
  }
}

function toNotes({ didYouMean, interpretation }: SearchResponse): QueryNotes | undefined {
  const { dropped, corrected } = interpretation
  const isSilent = dropped.length === 0 && Object.keys(corrected).length === 0
  if (didYouMean === undefined) return isSilent ? undefined : { dropped, corrected }
  return { didYouMean, dropped, corrected }
}

function toParamsText(params: InstantSearchParams): string {
  const text = new URLSearchParams()
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined)
      text.set(name, typeof value === 'string' ? value : JSON.stringify(value))
  }
  return text.toString()
}
