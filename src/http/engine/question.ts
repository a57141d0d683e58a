// What is common to every question that the engine answers: it must be ready, the time is limited,
// a client that holds the answer gets a 304, errors become problems. Knows no single route.
import type { Context } from 'hono'
import type { SearchEngine } from '../../engine/search-engine.ts'
import type { SearchTimings } from '../../engine/response.ts'
import { answerGone, ClientGone } from '../request/client-gone.ts'
import { withDeadline } from './deadline.ts'
import { createEtag, listsAnyEtag, listsEtag } from '../response/etag.ts'
import { engineWithin } from './engine-within.ts'
import { requestOf } from '../middleware/identify.ts'
import {
  asJsonAnswer,
  notModifiedResponse,
  textResponse,
  type JsonAnswer,
} from '../response/json-response.ts'
import { observedEngine } from './observed-engine.ts'
import {
  problemResponse,
  toProblem,
  type Problem,
  type ProblemAnswer,
} from '../response/problems.ts'
import { readyEngine, type EngineSource } from './ready-engine.ts'
import type { SearchAppEnv } from '../search-app-env.ts'
import type { SearchAppSettings } from '../search-app-options.ts'

/**
 * A question with what is needed to answer it. `TInput` is what typed clients may send (`query`,
 * `json`); nothing here relies on it.
 */
export interface Asked<TInput extends object = object> {
  readonly c: Context<SearchAppEnv, string, { in: TInput }>
  readonly engine: SearchEngine
  readonly settings: SearchAppSettings
  /** The index generation that answers. */
  readonly generation: string
  /** The present, the same for the whole question, epoch milliseconds. */
  readonly nowMs: number
  /** Whether `Accept` decided on the form of the answer. @default false */
  readonly negotiated?: boolean
}

/** What an answer consists of beside its value. */
export interface AnswerOptions {
  /** @default 'application/json' */
  readonly contentType?: string
  readonly timings?: SearchTimings | undefined
}

/** Who is asked, and by which request. */
interface Asking<TInput extends object> {
  readonly source: EngineSource
  readonly settings: SearchAppSettings
  readonly c: Context<SearchAppEnv, string, { in: TInput }>
}

/**
 * Has a question answered by the engine that answers now, within the time limit.
 * @throws LedeError `not_ready` or `timeout`, or what the answering throws.
 */
export function ask<TInput extends object, TAnswer>(
  { source, settings, c }: Asking<TInput>,
  answer: (asked: Asked<TInput>) => Promise<TAnswer>,
): Promise<TAnswer> {
  return withDeadline(settings.timeoutMs, async (call) => {
    const { engine: ready, status } = await readyEngine(source)
    const { generation } = status
    const within = engineWithin(ready, call)
    const engine =
      settings.observers.length === 0
        ? within
        : observedEngine(within, (search) => {
            if (c.get('lede.search') === undefined) c.set('lede.search', search)
          })
    return answer({ c, engine, settings, generation, nowMs: settings.now() })
  })
}

/** Turns the answering of one route into its handler. */
export type Question = <TInput extends object, TAnswer extends Response>(
  answer: (asked: Asked<TInput>) => Promise<TAnswer>,
) => (c: Context<SearchAppEnv, string, { in: TInput }>) => Promise<TAnswer | ProblemAnswer>

/** Wraps the answering of one route into what all of them share. Never throws. */
export function createQuestion(source: EngineSource, settings: SearchAppSettings): Question {
  return (answer) => async (c) => {
    try {
      return await ask({ source, settings, c }, answer)
    } catch (error) {
      return answerError(error, settings, c)
    }
  }
}

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

/**
 * Gives the answer's tag, and the 304 for a client that holds the answer already. `*` stands for any
 * answer that exists, so it counts only where the caller knows that there is one.
 */
export function checkEtag(
  { c, generation, settings, negotiated }: Asked,
  canonicalRequest: string,
  exists: boolean,
): { readonly etag: string; readonly notModified: Response | undefined } {
  const etag = createEtag(generation, canonicalRequest)
  const ifNoneMatch = c.req.method === 'POST' ? undefined : c.req.header('If-None-Match')
  const held = listsEtag(ifNoneMatch, etag) || (exists && listsAnyEtag(ifNoneMatch))
  const notModified = held
    ? notModifiedResponse(validatorHeaders(etag, settings, negotiated))
    : undefined
  return { etag, notModified }
}

/** Keeps what a reader searches for, for the log, where that is asked for. */
export function logQuery({ c, settings }: Asked, q: string): void {
  if (settings.logQueries) c.set('lede.q', q)
}

/** Writes a value as the JSON answer to a question. */
export function answerJson<T>(
  asked: Asked,
  etag: string,
  value: T,
  { contentType = 'application/json', timings }: AnswerOptions = {},
): JsonAnswer<T> {
  return asJsonAnswer(answerText(asked, etag, JSON.stringify(value), { contentType, timings }))
}

/** Writes a text as the answer to a question. */
export function answerText(
  { settings, negotiated }: Asked,
  etag: string,
  text: string,
  { contentType, timings }: AnswerOptions & { readonly contentType: string },
): Response {
  return textResponse(text, {
    'Content-Type': contentType,
    ...validatorHeaders(etag, settings, negotiated),
    ...(timings === undefined ? {} : { 'Server-Timing': toServerTiming(timings) }),
  })
}

/** Gives the headers that a 200 and its 304 share. */
export function validatorHeaders(
  etag: string,
  settings: SearchAppSettings,
  negotiated = false,
): Record<string, string> {
  const headers = { ETag: etag, 'Cache-Control': 'no-cache' }
  const vary = [negotiated && 'Accept', settings.compress && 'Accept-Encoding'].filter(Boolean)
  return vary.length === 0 ? headers : { ...headers, Vary: vary.join(', ') }
}

/** Writes where the time went as `Server-Timing`. */
export function toServerTiming({ parseMs, matchMs, excerptMs }: SearchTimings): string {
  return `parse;dur=${roundMs(parseMs)}, match;dur=${roundMs(matchMs)}, excerpt;dur=${roundMs(excerptMs)}`
}

/** Rounds milliseconds to three decimals; cheaper than toFixed. */
function roundMs(ms: number): number {
  return Math.round(ms * 1000) / 1000
}
