// How do observers get to know of requests, and of the searches within them? Knows neither what they
// make of it nor what is answered.
import type { Context, MiddlewareHandler } from 'hono'
import type { SearchEngine } from '../../engine/search-engine.ts'
import type { QueryClass } from '../../engine/query-class.ts'
import type { SearchTimings } from '../../engine/response.ts'
import type {
  ObservedAnswer,
  ObservedRequest,
  ObservedSearch,
  RequestObserver,
} from '../../telemetry/request-observer.ts'
import { routePattern } from './route-pattern.ts'

/** The first search of each request. */
const searches = new WeakMap<Context, ObservedSearch>()

/** Makes the middleware that tells observers of every request; the first is the outermost. */
export function observeRequests(observers: readonly RequestObserver[]): MiddlewareHandler {
  return async (c, next) => {
    const { method, path } = c.req
    const request: ObservedRequest = { method, path, header: (name) => c.req.header(name) }
    const startMs = performance.now()
    const route = routePattern(c)
    const innermost = async (): Promise<ObservedAnswer> => {
      await next()
      const search = searches.get(c)
      return {
        route,
        status: c.res.status,
        tookMs: performance.now() - startMs,
        ...(search === undefined ? {} : { search }),
      }
    }
    await observers.reduceRight(
      (answer, observer) => within(observer, request, answer),
      innermost,
    )()
  }
}

/** Gives a way to answer that one more observer watches. */
function within(
  observer: RequestObserver,
  request: ObservedRequest,
  answer: () => Promise<ObservedAnswer>,
): () => Promise<ObservedAnswer> {
  return async () => {
    let answered: Promise<ObservedAnswer> | undefined
    await observer.observe(request, () => (answered ??= answer()))
    // An observer that forgot to ask for the answer takes it from nobody.
    return answered ?? answer()
  }
}

/** Gives an engine that notes the first search which it answers within a request. */
export function observedEngine(engine: SearchEngine, c: Context): SearchEngine {
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
      if (!searches.has(c)) {
        const { q, page, totalHits } = response
        searches.set(c, {
          q,
          page,
          totalHits,
          ...(queryClass && { queryClass }),
          ...(timings && { timings }),
        })
      }
      return response
    },
    suggest: (parameters) => engine.suggest(parameters),
    story: (id) => engine.story(id),
    related: (id, limit) => engine.related(id, limit),
    status: () => engine.status(),
  }
}
