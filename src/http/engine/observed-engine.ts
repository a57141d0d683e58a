// An engine whose searches are told of.
import type { QueryClass } from '../../engine/query-class.ts'
import type { SearchTimings } from '../../engine/response.ts'
import type { SearchEngine } from '../../engine/search-engine.ts'
import type { ObservedSearch } from '../../telemetry/request-observer.ts'

/** Gives an engine that tells of each search that it has answered. */
export function observedEngine(
  engine: SearchEngine,
  onSearch: (search: ObservedSearch) => void,
): SearchEngine {
  const exportStories = engine.export?.bind(engine)
  return {
    ...(exportStories && { export: exportStories }),
    search: async (parameters, observer) => {
      let timings: SearchTimings | undefined
      let queryClass: QueryClass | undefined
      const response = await engine.search(parameters, {
        ...observer,
        onTimings: (measured) => {
          timings = measured
          observer?.onTimings?.(measured)
        },
        onQueryClass: (found) => {
          queryClass = found
          observer?.onQueryClass?.(found)
        },
      })
      const { q, page, totalHits } = response
      onSearch({
        q,
        page,
        totalHits,
        ...(queryClass && { queryClass }),
        ...(timings && { timings }),
      })
      return response
    },
    suggest: (parameters, call) => engine.suggest(parameters, call),
    story: (id, call) => engine.story(id, call),
    related: (id, limit, call) => engine.related(id, limit, call),
    status: () => engine.status(),
  }
}
