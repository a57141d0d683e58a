// A client of a search service, typed by the service's own routes, which hono's `hc` reads.
import { hc } from 'hono/client'
import type { SearchEngine } from '../engine/search-engine.ts'
import type { Hit, SearchResponse, SuggestResponse } from '../engine/response.ts'
import type { Story } from '../story/story.ts'
import {
  type CallOptions,
  type ClientOptions,
  type SearchCallOptions,
  toBaseAddress,
  toCallSettings,
  toClientSettings,
} from './client-options.ts'
import { type ClientSearchParameters, toSearchQuery } from './search-query.ts'
import { readAnswer, readIfFound, readReadiness } from './read-answer.ts'
import { readTimings } from './read-timings.ts'
import type { SearchApp } from '../http/routes/json-routes.ts'
import type { Health, SuggestQuery } from '../http/schemas/typed-requests.ts'

/**
 * A search service over HTTP. It is a `SearchEngine`, too, so that whatever takes an engine takes a
 * service elsewhere. Every method rejects with a `ResponseError` where the service refuses or what
 * comes is no answer of it, with the signal's reason where it is aborted, and with what `fetch`
 * rejects with where nothing comes.
 */
export interface SearchClient extends SearchEngine {
  /** Answers one query. What `parameters` leave out has its default. */
  search(parameters?: ClientSearchParameters, options?: SearchCallOptions): Promise<SearchResponse>
  /** Completes what a reader has typed so far. */
  suggest(parameters?: SuggestQuery, options?: CallOptions): Promise<SuggestResponse>
  /** Gives the whole story, or undefined where there is none of that id. */
  story(id: string, options?: CallOptions): Promise<Story | undefined>
  /** Gives the nearest other stories, 10 unless told, best first; undefined for an unknown id. */
  related(id: string, limit?: number, options?: CallOptions): Promise<readonly Hit[] | undefined>
  /** Gives the most viewed stories, 10 unless told. */
  trending(limit?: number, options?: CallOptions): Promise<SearchResponse>
  /** Says what the live index holds; `ready` is false while there is none. */
  status(options?: CallOptions): ReturnType<SearchEngine['status']>
  /** Says that the service runs, index or not. */
  health(options?: CallOptions): Promise<Health>
}

/**
 * Creates a client of the service at a base address: its origin (`https://search.example`), or where
 * an app has mounted it (`https://example.org/news`, or in a page `/news`).
 * @throws LedeError `invalid_config` when the address has a query or a fragment.
 */
export function createClient(baseUrl: string | URL, options: ClientOptions = {}): SearchClient {
  const api = hc<SearchApp>(toBaseAddress(baseUrl), toClientSettings(options))
  const settings = (call: CallOptions | undefined) => toCallSettings(options, call)
  return {
    async search(parameters = {}, call = {}) {
      const query = toSearchQuery(parameters)
      const response =
        call.method === 'POST'
          ? await api.search.$post({ json: query }, settings(call))
          : await api.search.$get({ query }, settings(call))
      const answer = await readAnswer(response)
      const timings = call.onTimings && readTimings(response.headers)
      if (timings !== undefined) call.onTimings?.(timings)
      return answer
    },
    async suggest({ q, limit } = {}, call) {
      return readAnswer(await api.suggest.$get({ query: { q, limit } }, settings(call)))
    },
    async story(id, call) {
      const param = toParam(id)
      if (param === undefined) return undefined
      return readIfFound(await api.stories[':id'].$get({ param }, settings(call)))
    },
    async related(id, limit, call) {
      const param = toParam(id)
      if (param === undefined) return undefined
      const asked = { param, query: { limit } }
      const found = await readIfFound(await api.stories[':id'].related.$get(asked, settings(call)))
      return found?.hits
    },
    async trending(limit, call) {
      return readAnswer(await api.trending.$get({ query: { limit } }, settings(call)))
    },
    async status(call) {
      return readReadiness(await api.readyz.$get({}, settings(call)))
    },
    async health(call) {
      return readAnswer(await api.healthz.$get({}, settings(call)))
    },
  }
}

/** Writes an id as a part of a path; undefined for one that no path can hold. */
function toParam(id: string): { readonly id: string } | undefined {
  // Addresses lose dots that stand alone, and are no address with half a character.
  if (/^\.{0,2}$/.test(id) || /\p{Surrogate}/u.test(id)) return undefined
  return { id: encodeURIComponent(id) }
}
