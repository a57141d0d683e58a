// The routes that answer in JSON. Chained, since hono's clients read addresses, requests and answers from the
// type of the chain.
import type { Hono } from 'hono'
import { answerPostedSearch, answerSearch, answerTrending } from './answer-search.ts'
import { answerRelated, answerStory } from './answer-story.ts'
import { answerSuggest } from './answer-suggest.ts'
import { answerHealth, answerReadiness } from './answer-health.ts'
import type { Question } from '../engine/question.ts'
import type { EngineSource } from '../engine/ready-engine.ts'
import type { SearchAppSettings } from '../search-app-options.ts'

/** Paths that are only read, for refusing other methods. */
export const READ_ONLY_PATHS = [
  '/suggest',
  '/trending',
  '/stories/:id',
  '/stories/:id/related',
  '/healthz',
  '/readyz',
] as const

/** What the JSON routes are made with. */
export interface JsonRouteOptions {
  readonly question: Question
  readonly engine: EngineSource
  readonly settings: SearchAppSettings
}

/** Adds the routes that answer in JSON; the app that it gives back is the same, better typed. */
export function addJsonRoutes(app: Hono, { question, engine, settings }: JsonRouteOptions) {
  return app
    .get('/search', question(answerSearch))
    .post('/search', question(answerPostedSearch))
    .get('/suggest', question(answerSuggest))
    .get('/trending', question(answerTrending))
    .get('/stories/:id', question(answerStory))
    .get('/stories/:id/related', question(answerRelated))
    .get('/healthz', answerHealth)
    .get('/readyz', answerReadiness(engine, settings))
}

/** The service as a Hono app whose type says what each JSON route takes and answers: `hc<SearchApp>`. */
export type SearchApp = ReturnType<typeof addJsonRoutes>
