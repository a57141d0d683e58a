// What was thrown, as an answer.
import type { Context } from 'hono'
import { requestOf } from '../middleware/identify.ts'
import { answerGone, ClientGone } from '../request/client-gone.ts'
import type { SearchAppSettings } from '../search-app-options.ts'
import { asJsonAnswer } from './json-response.ts'
import { problemResponse, toProblem, type Problem, type ProblemAnswer } from './problems.ts'

/** Turns what was thrown into a problem, and reports it where the fault is ours. */
export function reportProblem(error: unknown, settings: SearchAppSettings, c: Context): Problem {
  const problem = toProblem(error)
  if (problem.status === 500) settings.onError(error, requestOf(c))
  return problem
}

/** Answers what was thrown with its problem, where anybody is there to be answered. */
export function answerError(
  error: unknown,
  settings: SearchAppSettings,
  c: Context,
): ProblemAnswer {
  if (error instanceof ClientGone) return asJsonAnswer(answerGone())
  return problemResponse(reportProblem(error, settings, c))
}
