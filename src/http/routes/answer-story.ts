// How are suggestions and stories answered? One function a route, from parameters to response. Knows
// the engine's interface, not how it finds anything.
import { parseLimitParameters, parseSuggestParameters, readAll } from '../../engine/parameters.ts'
import { NoParametersSchema } from '../../engine/parameter-schemas.ts'
import { LedeError } from '../../errors.ts'
import type { SuggestResponse } from '../../engine/response.ts'
import type { Story } from '../../story/story.ts'
import { canonicalRelated, canonicalStory, canonicalSuggest } from '../request/canonical-request.ts'
import { asJsonAnswer, type JsonAnswer } from '../response/json-response.ts'
import { answerJson, checkEtag, logQuery } from '../response/answer-question.ts'
import type { Asked } from '../engine/question.ts'
import { AS_DOCUMENTED, readQuery } from '../request/read-request.ts'
import type { LimitInput, RelatedResponse, SuggestInput } from '../schemas/typed-requests.ts'

/** The browsers' array form of suggestions, by its media type. */
const SUGGESTIONS_TYPE = 'application/x-suggestions+json'

/** Answers `GET /suggest`, as an object or in the browsers' array form. */
export async function answerSuggest(
  asked: Asked<SuggestInput>,
): Promise<JsonAnswer<SuggestResponse>> {
  const request = parseSuggestParameters(readQuery(asked.c), AS_DOCUMENTED)
  logQuery(asked, request.q)
  const { etag, notModified } = checkEtag(asked, canonicalSuggest(request, asked.nowMs), true)
  if (notModified !== undefined) return asJsonAnswer(notModified)
  const response = await asked.engine.suggest(request)
  if (request.format === 'json') return answerJson(asked, etag, response)
  const contentType = SUGGESTIONS_TYPE
  return asJsonAnswer(answerJson(asked, etag, toOpenSearch(response), { contentType }))
}

/** Answers `GET /stories/:id`. */
export async function answerStory(asked: Asked): Promise<JsonAnswer<Story>> {
  readAll(NoParametersSchema, readQuery(asked.c))
  const id = storyId(asked)
  return answerExisting(asked, id, canonicalStory(id), () => asked.engine.story(id))
}

/** Answers `GET /stories/:id/related`. */
export async function answerRelated(
  asked: Asked<LimitInput>,
): Promise<JsonAnswer<RelatedResponse>> {
  const limit = parseLimitParameters(readQuery(asked.c), AS_DOCUMENTED)
  const id = storyId(asked)
  return answerExisting(asked, id, canonicalRelated(id, limit), async () => {
    const hits = await asked.engine.related(id, limit)
    return hits && { id, hits }
  })
}

/** Answers with what concerns one story, or with the problem that there is no such story. */
async function answerExisting<T>(
  asked: Asked,
  id: string,
  canonicalRequest: string,
  find: () => Promise<T | undefined>,
): Promise<JsonAnswer<T>> {
  const known = checkEtag(asked, canonicalRequest, false)
  if (known.notModified !== undefined) return asJsonAnswer(known.notModified)
  const found = await find()
  if (found === undefined) {
    throw new LedeError(
      'story_not_found',
      `No story has the id ${JSON.stringify(id.slice(0, 200))}`,
    )
  }
  const { etag, notModified } = checkEtag(asked, canonicalRequest, true)
  return notModified === undefined ? answerJson(asked, etag, found) : asJsonAnswer(notModified)
}

function storyId({ c }: Asked): string {
  return c.req.param('id') ?? ''
}

/** Writes suggestions as browsers read them: what was typed, then its completions. */
function toOpenSearch({ q, suggestions }: SuggestResponse): readonly [string, readonly string[]] {
  return [q, suggestions.map((suggestion) => suggestion.text)]
}
