// The default engine: everything in this process, answered synchronously behind promises. Knows a live
// index and the present; no HTTP and no files.
import type { NewsIndex } from '../indexing/news-index.ts'
import type { QueryContext } from '../query/query.ts'
import { compileIndex, type CompileOptions } from '../retrieval/compile.ts'
import { createLiveIndex, createStoryReader } from '../search/live-index.ts'
import { relatedStories } from '../search/related.ts'
import { searchIndex } from '../search/search-index.ts'
import { suggest } from '../search/suggest.ts'
import { parseLimit, parseSearchParameters, parseSuggestParameters } from './parameters.ts'
import type { EngineStatus, SearchEngine } from './search-engine.ts'

export interface EngineOptions extends CompileOptions {
  /** IANA zone of dates in queries that carry none. @default 'UTC' */
  readonly timeZone?: string
  /** The present in epoch milliseconds. @default Date.now */
  readonly now?: () => number
}

/**
 * Creates an engine that answers from an index in memory.
 * @throws LedeError `index_damaged` when the serialized index does not fit the stories.
 */
export function createEngine(
  index: NewsIndex,
  { timeZone = 'UTC', now = Date.now, ...compileOptions }: EngineOptions = {},
): SearchEngine {
  const compiled = compileIndex(index, compileOptions)
  const live = createLiveIndex(compiled, createStoryReader(index.stories))
  const context = (): QueryContext => ({ nowMs: now(), timeZone })
  const status: EngineStatus = {
    ready: true,
    generation: index.generation,
    stories: index.stories.length,
    articles: index.stories.filter(({ kind }) => kind === 'article').length,
    teasers: index.stories.filter(({ kind }) => kind === 'teaser').length,
    terms: compiled.segments.reduce((sum, { dictionary }) => sum + dictionary.size, 0),
  }
  // Promises that reject, never calls that throw: an engine over the network could not throw either.
  const answer = <T>(work: () => T): Promise<T> =>
    new Promise((resolve) => {
      resolve(work())
    })
  return {
    search: (parameters, observer) =>
      answer(() => {
        const present = context()
        const request = parseSearchParameters(parameters, present)
        return searchIndex(live, request, {
          ...present,
          clock: () => performance.now(),
          onTimings: observer?.onTimings,
        })
      }),
    suggest: (parameters) =>
      answer(() => suggest(live, parseSuggestParameters(parameters), context())),
    story: (id) =>
      answer(() => {
        const number = live.stories.find(id)
        return number === undefined ? undefined : live.stories.get(number)
      }),
    related: (id, limit) =>
      answer(() => {
        const count = parseLimit(limit)
        const number = live.stories.find(id)
        return number === undefined ? undefined : relatedStories(live, number, count, now())
      }),
    status: () => Promise.resolve(status),
  }
}
