// Suggestions as an answer, as an object or in the array form that browsers read.
import { parseSuggestParameters } from '../../engine/parameters.ts'
import type { SuggestResponse } from '../../engine/response.ts'
import type { Asked } from '../engine/question.ts'
import { canonicalSuggest } from '../request/canonical-request.ts'
import { AS_DOCUMENTED, readQuery } from '../request/read-request.ts'
import { answerJson, checkEtag, logQuery } from '../response/answer-question.ts'
import { asJsonAnswer, type JsonAnswer } from '../response/json-response.ts'
import type { SuggestInput } from '../schemas/typed-requests.ts'

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

/** Writes suggestions as browsers read them: what was typed, then its completions. */
function toOpenSearch({ q, suggestions }: SuggestResponse): readonly [string, readonly string[]] {
  return [q, suggestions.map((suggestion) => suggestion.text)]
}
