// Is the service alive, and is it ready to answer? For orchestrators and load balancers.
import { withDeadline } from './deadline.ts'
import { jsonResponse } from './json-response.ts'
import { answerError } from './question.ts'
import { readyEngine, type EngineSource } from './ready-engine.ts'
import type { SearchAppSettings } from './search-app-options.ts'

const UNSTORED = { 'Cache-Control': 'no-store' }

/** Answers `GET /healthz`: always 200, since answering at all is what it says. */
export function answerHealth(): Response {
  return jsonResponse({ status: 'alive' }, UNSTORED)
}

/** Answers `GET /readyz`: what the live index holds, or a 503 problem while there is none. */
export function answerReadiness(
  source: EngineSource,
  settings: SearchAppSettings,
): () => Promise<Response> {
  return async () => {
    try {
      const { status } = await withDeadline(settings.timeoutMs, () => readyEngine(source))
      const { generation, stories, articles, teasers, terms } = status
      const ready = { status: 'ready', generation, stories, articles, teasers, terms }
      return jsonResponse(ready, UNSTORED)
    } catch (error) {
      return answerError(error, settings)
    }
  }
}
