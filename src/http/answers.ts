// How is each question answered? One function a route, from parameters to response. Knows the
// engine's interface, not how it finds anything.
import {
  readAll,
  parseLimitParameters,
  parseSearchParameters,
  parseSuggestParameters,
} from '../engine/parameters.ts'
import { NoParametersSchema } from '../engine/parameter-schemas.ts'
import { LedeError } from '../errors.ts'
import type { SearchRequest } from '../search/request.ts'
import type { SearchTimings, SuggestResponse } from '../search/response.ts'
import {
  canonicalRelated,
  canonicalSearch,
  canonicalStory,
  canonicalSuggest,
} from './canonical-request.ts'
import { LOGGED_QUERY } from './middleware.ts'
import { answerJson, checkEtag, type Asked } from './question.ts'
import { readJsonBody, readQuery } from './read-request.ts'

/** The browsers' array form of suggestions, by its media type. */
const SUGGESTIONS_TYPE = 'application/x-suggestions+json'

/** Answers `GET /search`. */
export function answerSearch(asked: Asked): Promise<Response> {
  return search(asked, toRequest(asked, readQuery(asked.c)))
}

/** Answers `POST /search`. */
export async function answerPostedSearch(asked: Asked): Promise<Response> {
  const body = await readJsonBody(asked.c, asked.settings.bodyLimitBytes)
  return search(asked, toRequest(asked, body))
}

/** Answers `GET /trending`: the most viewed stories, in the envelope of a search. */
export function answerTrending(asked: Asked): Promise<Response> {
  const pageSize = parseLimitParameters(readQuery(asked.c))
  return search(asked, toRequest(asked, { sortBy: 'popularity', pageSize }))
}

/** Answers `GET /suggest`, as an object or in the browsers' array form. */
export async function answerSuggest(asked: Asked): Promise<Response> {
  const request = parseSuggestParameters(readQuery(asked.c))
  logQuery(asked, request.q)
  const { etag, notModified } = checkEtag(asked, canonicalSuggest(request, asked.nowMs), true)
  if (notModified !== undefined) return notModified
  const response = await asked.engine.suggest(request)
  return request.format === 'opensearch'
    ? answerJson(asked, etag, toOpenSearch(response), { contentType: SUGGESTIONS_TYPE })
    : answerJson(asked, etag, response)
}

/** Answers `GET /stories/:id`. */
export async function answerStory(asked: Asked): Promise<Response> {
  readAll(NoParametersSchema, readQuery(asked.c))
  const id = storyId(asked)
  return answerExisting(asked, id, canonicalStory(id), () => asked.engine.story(id))
}

/** Answers `GET /stories/:id/related`. */
export async function answerRelated(asked: Asked): Promise<Response> {
  const limit = parseLimitParameters(readQuery(asked.c))
  const id = storyId(asked)
  return answerExisting(asked, id, canonicalRelated(id, limit), async () => {
    const hits = await asked.engine.related(id, limit)
    return hits && { id, hits }
  })
}

function toRequest({ nowMs, settings }: Asked, parameters: unknown): SearchRequest {
  return parseSearchParameters(parameters, { nowMs, timeZone: settings.timeZone })
}

async function search(asked: Asked, request: SearchRequest): Promise<Response> {
  logQuery(asked, request.q)
  const { etag, notModified } = checkEtag(asked, canonicalSearch(request, asked.nowMs), true)
  if (notModified !== undefined) return notModified
  let timings: SearchTimings | undefined
  const response = await asked.engine.search(request, {
    onTimings: (measured) => {
      timings = measured
    },
  })
  return answerJson(asked, etag, response, { timings })
}

/** Answers with what concerns one story, or with the problem that there is no such story. */
async function answerExisting(
  asked: Asked,
  id: string,
  canonicalRequest: string,
  find: () => Promise<unknown>,
): Promise<Response> {
  const known = checkEtag(asked, canonicalRequest, false)
  if (known.notModified !== undefined) return known.notModified
  const found = await find()
  if (found === undefined) {
    throw new LedeError(
      'story_not_found',
      `No story has the id ${JSON.stringify(id.slice(0, 200))}`,
    )
  }
  const { etag, notModified } = checkEtag(asked, canonicalRequest, true)
  return notModified ?? answerJson(asked, etag, found)
}

function storyId({ c }: Asked): string {
  return c.req.param('id') ?? ''
}

function logQuery({ c, settings }: Asked, q: string): void {
  if (settings.logQueries) c.set(LOGGED_QUERY, q)
}

/** Writes suggestions as browsers read them: what was typed, then its completions. */
function toOpenSearch({ q, suggestions }: SuggestResponse): readonly [string, readonly string[]] {
  return [q, suggestions.map((suggestion) => suggestion.text)]
}
