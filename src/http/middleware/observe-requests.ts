// The middleware that tells observers of each request, and of the search within it.
import type { MiddlewareHandler } from 'hono'
import type {
  ObservedAnswer,
  ObservedRequest,
  RequestObserver,
} from '../../telemetry/request-observer.ts'
import type { SearchAppEnv } from '../search-app-env.ts'
import { routePattern } from './route-pattern.ts'

/** Makes the middleware that tells observers of every request; the first is the outermost. */
export function observeRequests(
  observers: readonly RequestObserver[],
): MiddlewareHandler<SearchAppEnv> {
  return async (c, next) => {
    const { method, path } = c.req
    const request: ObservedRequest = { method, path, header: (name) => c.req.header(name) }
    const startMs = performance.now()
    const route = routePattern(c)
    const innermost = async (): Promise<ObservedAnswer> => {
      await next()
      const search = c.get('lede.search')
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
