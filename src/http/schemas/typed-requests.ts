// What typed clients may ask and what they get: the types that flow from the routes to `hc` and lede/client.
// Requests are validated in engine/.
import type { SearchParameters, SuggestParameters } from '../../engine/parameters.ts'
import type { EngineStatus } from '../../engine/search-engine.ts'
import type { Hit } from '../../engine/response.ts'

/** Parameters of `/search` for an answer in JSON; a bound of time is written as text. */
export interface SearchQuery extends Omit<SearchParameters, 'from' | 'to' | 'format'> {
  /** ISO 8601 date or date-time, or a time ago (`7d`, `24h`, `2w`, `3months`); inclusive. */
  readonly from?: string | undefined
  /** ISO 8601 date (its whole day) or date-time; inclusive. */
  readonly to?: string | undefined
}

/** Parameters of `/suggest` for an answer as an object. */
export type SuggestQuery = Omit<SuggestParameters, 'format'>

/** The one parameter of related and trending stories. */
export interface LimitQuery {
  /** 1..100 @default 10 */
  readonly limit?: number | undefined
}

/** `GET /search`, as hono's clients call it. */
export interface SearchInput {
  query?: SearchQuery
}

/** `POST /search`. */
export interface PostedSearchInput {
  json: SearchQuery
}

/** `GET /suggest`. */
export interface SuggestInput {
  query?: SuggestQuery
}

/** `GET /trending` and `GET /stories/:id/related`. */
export interface LimitInput {
  query?: LimitQuery
}

/** The answer of `GET /stories/:id/related`. */
export interface RelatedResponse {
  readonly id: string
  /** Nearest first, without excerpts. */
  readonly hits: readonly Hit[]
}

/** The answer of `GET /healthz`. */
export interface Health {
  readonly status: 'alive'
}

/** The answer of `GET /readyz`. */
export interface Readiness extends Omit<EngineStatus, 'ready'> {
  readonly status: 'ready'
}
