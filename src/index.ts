// The exports of `lede`: those of `lede/engine`, and the Hono app. Nothing starts when it is imported, and no
// environment is read.
export * from './engine.ts'
export { createSearchApp } from './http/create-search-app.ts'
export type { EngineSource } from './http/engine/ready-engine.ts'
export type { RateLimiter, RateLimitState } from './http/middleware/rate-limit.ts'
export type { SearchApp } from './http/routes/json-routes.ts'
export type { FailedRequest, RequestLogEntry, SearchAppOptions } from './http/search-app-options.ts'
export type { Exposition, Metrics } from './telemetry/metrics.ts'
export {
  createQueryStatistics,
  type QueryCount,
  type QueryReport,
  type QueryStatistics,
} from './telemetry/query-statistics.ts'
export type {
  ObservedAnswer,
  ObservedRequest,
  ObservedSearch,
  RequestObserver,
} from './telemetry/request-observer.ts'
