// A search as an answer, as JSON or as a feed.
import { parseLimitParameters, parseSearchParameters } from '../../engine/parameters.ts'
import type { SearchRequest } from '../../engine/request.ts'
import type { SearchResponse, SearchTimings } from '../../engine/response.ts'
import { MAX_QUERY_LENGTH } from '../../engine/search-parameters.ts'
import { baseAddress } from '../addresses.ts'
import { canonicalFeed, canonicalSearch } from '../request/canonical-request.ts'
import { toFeed } from '../feed/feed.ts'
import { chooseForm, FEED_TYPES, type FeedForm } from '../feed/form.ts'
import { writeFeed } from '../feed/write-feed.ts'
import { asJsonAnswer, type JsonAnswer } from '../response/json-response.ts'
import { answerJson, answerText, checkEtag, logQuery } from '../response/answer-question.ts'
import type { Asked } from '../engine/question.ts'
import { AS_DOCUMENTED, readJsonBody, readQuery } from '../request/read-request.ts'
import type { LimitInput, PostedSearchInput, SearchInput } from '../schemas/typed-requests.ts'

/** Answers `GET /search`. */
export function answerSearch(asked: Asked<SearchInput>): Promise<JsonAnswer<SearchResponse>> {
  return searchInForm(asked, readQuery(asked.c))
}

/** Answers `POST /search`. */
export async function answerPostedSearch(
  asked: Asked<PostedSearchInput>,
): Promise<JsonAnswer<SearchResponse>> {
  const body = await readJsonBody(asked.c, asked.settings.bodyLimitBytes)
  return searchInForm(asked, body)
}

/** Answers `GET /trending`: the most viewed stories, in the envelope of a search. */
export function answerTrending(asked: Asked<LimitInput>): Promise<JsonAnswer<SearchResponse>> {
  const pageSize = parseLimitParameters(readQuery(asked.c), AS_DOCUMENTED)
  return search(asked, toRequest(asked, { sortBy: 'popularity', pageSize }))
}

function toRequest({ nowMs, settings }: Asked, parameters: unknown): SearchRequest {
  return parseSearchParameters(parameters, { nowMs, timeZone: settings.timeZone }, AS_DOCUMENTED)
}

/** Answers a search as JSON or as a feed, as `format` or else `Accept` says. */
async function searchInForm(
  asked: Asked,
  parameters: unknown,
): Promise<JsonAnswer<SearchResponse>> {
  const given = isRecord(parameters) ? parameters : {}
  const { form, negotiated } = chooseForm(asked.c, given['format'])
  return form === 'json'
    ? search({ ...asked, negotiated }, toRequest(asked, parameters))
    : asJsonAnswer(await searchAsFeed({ ...asked, negotiated }, given, form))
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Answers with a feed. */
async function searchAsFeed(
  asked: Asked,
  parameters: Readonly<Record<string, unknown>>,
  form: FeedForm,
): Promise<Response> {
  const request = toRequest(asked, ofSubscriber(parameters))
  logQuery(asked, request.q)
  const source = { form, request, parameters, base: baseAddress(asked.c, asked.settings) }
  const canonical = canonicalFeed(request, asked.nowMs, source)
  const { etag, notModified } = checkEtag(asked, canonical, true)
  if (notModified !== undefined) return notModified
  const { response, timings } = await askEngine(asked, request)
  const text = writeFeed(toFeed(response, source), form)
  return answerText(asked, etag, text, { contentType: FEED_TYPES[form], timings })
}

/**
 * What a subscriber means: the newest first and all of the words, unless told otherwise, and the last word
 * finished. A feed cannot say that it found other stories than it was asked for.
 */
function ofSubscriber(
  parameters: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const { q, sortBy, match } = parameters
  const isOrdered = sortBy !== undefined && sortBy !== null
  // White space after it is how a reader finishes a word.
  const isShort = typeof q === 'string' && q !== '' && q.length < MAX_QUERY_LENGTH
  return {
    ...parameters,
    ...(isShort && { q: `${q} ` }),
    ...(!isOrdered && { sortBy: 'newest' }),
    ...((match === undefined || match === 'auto') && { match: 'all' }),
  }
}

async function search(asked: Asked, request: SearchRequest): Promise<JsonAnswer<SearchResponse>> {
  logQuery(asked, request.q)
  const { etag, notModified } = checkEtag(asked, canonicalSearch(request, asked.nowMs), true)
  if (notModified !== undefined) return asJsonAnswer(notModified)
  const { response, timings } = await askEngine(asked, request)
  return answerJson(asked, etag, response, { timings })
}

async function askEngine(
  { engine }: Asked,
  request: SearchRequest,
): Promise<{ readonly response: SearchResponse; readonly timings: SearchTimings | undefined }> {
  let timings: SearchTimings | undefined
  const response = await engine.search(request, {
    onTimings: (measured) => {
      timings = measured
    },
  })
  return { response, timings }
}
