// The operations that concern one story.
import { LIMIT_PARAMETERS } from '../../engine/suggest-parameters.ts'
import { EXAMPLES } from './examples.ts'
import { ifNoneMatch, QUESTION } from './operation.ts'
import { answer, responses } from './responses.ts'
import { queryParameters } from './schemas.ts'
import type { OpenApiOperation, OpenApiParameter } from './shapes.ts'

const idParameter: OpenApiParameter = {
  name: 'id',
  in: 'path',
  required: true,
  description: "A story's id.",
  schema: { type: 'string' },
  example: EXAMPLES.story.id,
}

const AS_PAGE = 'To those who prefer `text/html` it is a page, unless pages are turned off.'

/** Describes `GET /stories/{id}`. */
export function storyOperation(): OpenApiOperation {
  return {
    operationId: 'getStory',
    summary: 'One whole story',
    description: AS_PAGE,
    tags: ['Stories'],
    parameters: [idParameter, ifNoneMatch],
    responses: responses(answer('The story.', 'Story', EXAMPLES.story), ['NotFound', ...QUESTION]),
  }
}

/** Describes `GET /stories/{id}/related`. */
export function relatedOperation(): OpenApiOperation {
  return {
    operationId: 'getRelatedStories',
    summary: 'The nearest other stories',
    description: AS_PAGE,
    tags: ['Stories'],
    parameters: [idParameter, ...queryParameters(LIMIT_PARAMETERS), ifNoneMatch],
    responses: responses(answer('The stories.', 'RelatedResponse', EXAMPLES.related), [
      'NotFound',
      ...QUESTION,
    ]),
  }
}
