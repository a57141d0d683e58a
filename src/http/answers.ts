// How are suggestions and stories answered? One function a route, from parameters to response. Knows
// the engine's interface, not how it finds anything.
import { parseLimitParameters, parseSuggestParameters, readAll } from '../engine/parameters.ts'
import { NoParametersSchema } from '../engine/parameter-schemas.ts'
import { LedeError } from '../errors.ts'
import type { SuggestResponse } from '../search/response.ts'
import { canonicalRelated, canonicalStory, canonicalSuggest } from './canonical-request.ts'
import { answerJson, checkEtag, logQuery, type Asked } from './question.ts'
import { readQuery } from './read-request.ts'

/** The browsers' array form of suggestions, by its media type. */
const SUGGESTIONS_TYPE = 'application/x-suggestions+json'

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

/** Writes suggestions as browsers read them: what was typed, then its completions. */
function toOpenSearch({ q, suggestions }: SuggestResponse): readonly [string, readonly string[]] {
  return [q, suggestions.map((suggestion) => suggestion.text)]
}
