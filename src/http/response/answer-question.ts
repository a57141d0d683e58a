// The answer to a question, as text with its tag, or the 304 for a client that holds it already.
import type { SearchTimings } from '../../engine/response.ts'
import type { Asked } from '../engine/question.ts'
import { createEtag, isHeld } from './etag.ts'
import {
  asJsonAnswer,
  notModifiedResponse,
  textResponse,
  type JsonAnswer,
} from './json-response.ts'
import { validatorHeaders } from './validators.ts'

/** What an answer consists of next to its value. */
export interface AnswerOptions {
  /** @default 'application/json' */
  readonly contentType?: string
  readonly timings?: SearchTimings | undefined
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
  const notModified = isHeld(ifNoneMatch, etag, exists)
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

/** Writes where the time went as `Server-Timing`. */
export function toServerTiming({ parseMs, matchMs, excerptMs }: SearchTimings): string {
  return `parse;dur=${roundMs(parseMs)}, match;dur=${roundMs(matchMs)}, excerpt;dur=${roundMs(excerptMs)}`
}

/** Rounds milliseconds to three decimals; cheaper than toFixed. */
function roundMs(ms: number): number {
  return Math.round(ms * 1000) / 1000
}
