// Whether the service is alive, and whether it is ready, for orchestrators and load balancers.
import type { Context } from 'hono'
import { withDeadline } from '../engine/deadline.ts'
import { asJsonAnswer, jsonResponse, type JsonAnswer } from '../response/json-response.ts'
import type { ProblemAnswer } from '../response/problems.ts'
import { answerError } from '../response/answer-error.ts'
import { readyEngine, type EngineSource } from '../engine/ready-engine.ts'
import type { SearchAppSettings } from '../search-app-options.ts'
import type { Health, Readiness } from '../schemas/typed-requests.ts'

const UNSTORED = { 'Cache-Control': 'no-store' }

/** Answers `GET /healthz`: always 200, since answering at all is what it says. */
export function answerHealth(): JsonAnswer<Health> {
  return asJsonAnswer(jsonResponse({ status: 'alive' } satisfies Health, UNSTORED))
}

/** Answers `GET /readyz`: what the live index holds, or a 503 problem while there is none. */
export function answerReadiness(
  source: EngineSource,
  settings: SearchAppSettings,
): (c: Context) => Promise<JsonAnswer<Readiness> | ProblemAnswer> {
  return async (c) => {
    try {
      const { status } = await withDeadline(settings.timeoutMs, () => readyEngine(source))
      const { generation, stories, articles, teasers, terms } = status
      const counts = { stories, articles, teasers, terms }
      const ready: Readiness = { status: 'ready', generation, ...counts }
      return asJsonAnswer<Readiness>(jsonResponse(ready, UNSTORED))
    } catch (error) {
      return answerError(error, settings, c)
    }
  }
}
