// Stories as answers, and the stories related to one.
import { NoParametersSchema } from '../../engine/parameter-schemas.ts'
import { parseLimitParameters, readAll } from '../../engine/parameters.ts'
import { LedeError } from '../../errors.ts'
import type { Story } from '../../story/story.ts'
import type { Asked } from '../engine/question.ts'
import { canonicalRelated, canonicalStory } from '../request/canonical-request.ts'
import { AS_DOCUMENTED, readQuery } from '../request/read-request.ts'
import { answerJson, checkEtag } from '../response/answer-question.ts'
import { asJsonAnswer, type JsonAnswer } from '../response/json-response.ts'
import type { LimitInput, RelatedResponse } from '../schemas/typed-requests.ts'

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
