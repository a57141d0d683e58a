// The service as a value: which address is answered by what. It starts nothing, reads no environment, keeps
// no state of its own, and works mounted under any prefix.
import { Hono, type Context } from 'hono'
import { answerMetrics } from './routes/answer-metrics.ts'
import { answerOpenApi } from './routes/answer-openapi.ts'
import { answerOpenSearch } from './routes/answer-opensearch.ts'
import { answerQueryReport } from './routes/answer-query-report.ts'
import { answerDocs } from './docs/answer-docs.tsx'
import { answerTry, TRY_PATH } from './docs/answer-try.ts'
import { answerExport } from './export/answer-export.ts'
import { addJsonRoutes, READ_ONLY_PATHS, type SearchApp } from './routes/json-routes.ts'
import { createMiddleware } from './middleware/create-middleware.ts'
import { answerAsset } from './page/answer-asset.ts'
import { addPages } from './page/page-routes.ts'
import { answerError } from './response/answer-error.ts'
import { createQuestion } from './engine/question.ts'
import type { EngineSource } from './engine/ready-engine.ts'
import { refuseAddress, refuseMethod } from './routes/refuse.ts'
import { toSettings, type SearchAppOptions } from './search-app-options.ts'

type Handler = (c: Context) => Response | Promise<Response>

/**
 * Builds the search service as a Hono app, to serve or to mount (`app.route('/news', ...)`).
 * Every address below the mount that it does not know gets a 404 problem; so where it is mounted at
 * `/`, the host's own routes have to be registered before it.
 * @throws LedeError `invalid_config` when an option is out of range.
 */
export function createSearchApp(engine: EngineSource, options: SearchAppOptions = {}): SearchApp {
  const settings = toSettings(options)
  const question = createQuestion(engine, settings)
  const app = new Hono()
  app.onError((error, c) => answerError(error, settings, c))
  for (const middleware of createMiddleware(settings)) app.use(middleware)

  const get = (path: string, handler: Handler): void => {
    app.get(path, handler)
    app.all(path, refuseMethod('GET, HEAD'))
  }
  const answerRest =
    settings.page === false ? refuseAddress : addPages(app, engine, settings.page, settings)
  const typed = addJsonRoutes(app, { question, engine, settings })
  app.all('/search', refuseMethod('GET, HEAD, POST'))
  for (const path of READ_ONLY_PATHS) app.all(path, refuseMethod('GET, HEAD'))
  get('/export', question(answerExport))
  get('/docs', answerDocs(settings))
  // For people, like the forms that ask there.
  app.all(`${TRY_PATH}/:path{.+}`, answerTry())
  get('/assets/:name', answerAsset)
  get('/openapi.json', answerOpenApi(settings))
  get('/opensearch.xml', answerOpenSearch(settings))
  if (settings.metrics !== undefined) get('/metrics', answerMetrics(engine, settings.metrics))
  if (settings.queryStatistics !== undefined && settings.adminToken !== undefined) {
    get('/admin/queries', answerQueryReport(settings.queryStatistics, settings.adminToken))
  }
  // Not app.notFound(): a host that mounts this app would not take it over.
  app.all('*', answerRest)
  return typed
}
