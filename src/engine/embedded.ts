// The default engine: everything in this process, answered synchronously behind promises. Knows a live
// index and the present; no HTTP and no files.
import type { NewsIndex } from '../indexing/news-index.ts'
import type { QueryContext } from '../query/query.ts'
import { valueNumber } from '../retrieval/columns.ts'
import { compileIndex, type CompileOptions } from '../retrieval/compile.ts'
import { createLiveIndex, createStoryReader, type LiveIndex } from '../search/live-index.ts'
import { relatedStories } from '../search/related.ts'
import { searchIndex } from '../search/search-index.ts'
import { suggest } from '../search/suggest.ts'
import { preparedIndex } from './prepared-index.ts'
import { parseLimit, parseSearchParameters, parseSuggestParameters } from './parameters.ts'
import type { EngineStatus, SearchEngine } from './search-engine.ts'
import type { StoryKind } from '../story/story.ts'

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
  const ready = preparedIndex(index)
  const { stem = ready?.compiled.stem } = compileOptions
  const live =
    ready !== undefined && ready.compiled.stem === stem
      ? ready
      : createLiveIndex(compileIndex(index, compileOptions), createStoryReader(index.stories))
  const context = (): QueryContext => ({ nowMs: now(), timeZone })
  const articles = countKind(live, 'article')
  const status: EngineStatus = {
    ready: true,
    generation: index.generation,
    stories: live.stories.count,
    articles,
    teasers: live.stories.count - articles,
    terms: live.compiled.segments.reduce((sum, { dictionary }) => sum + dictionary.size, 0),
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

function countKind({ compiled }: LiveIndex, kind: StoryKind): number {
  return compiled.segments.reduce((sum, { columns }) => {
    const wanted = valueNumber(columns.tables.kind, kind)
    return sum + columns.kind.reduce((count, value) => count + (value === wanted ? 1 : 0), 0)
  }, 0)
}
