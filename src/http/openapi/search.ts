// The operations that find: search, suggestions, the most viewed.
import { EXPORT_PARAMETERS } from '../../engine/export-parameters.ts'
import { SEARCH_PARAMETERS } from '../../engine/search-parameters.ts'
import { LIMIT_PARAMETERS, SUGGEST_PARAMETERS } from '../../engine/suggest-parameters.ts'
import { EXPORT_TYPES } from '../export/answer-export.ts'
import { csvHeader, csvRow } from '../export/csv.ts'
import { FEED_TYPES } from '../feed/form.ts'
import { toJsonFeed } from '../feed/json-feed.ts'
import { writeFeed } from '../feed/write-feed.ts'
import { EXAMPLES } from './examples.ts'
import { headerRefs } from './headers.ts'
import { ifNoneMatch, QUESTION } from './operation.ts'
import { problemRefs } from './problems.ts'
import { QUERY_LANGUAGE } from './query-language.ts'
import { answer, media, responses } from './responses.ts'
import { componentRef, queryParameters } from './schemas.ts'
import type { OpenApiMedia, OpenApiOperation, OpenApiResponse } from './shapes.ts'

/** Describes `GET /search`. */
export function searchOperation(): OpenApiOperation {
  return {
    operationId: 'search',
    summary: 'Search stories',
    description: QUERY_LANGUAGE,
    tags: ['Search'],
    parameters: [...queryParameters(SEARCH_PARAMETERS), ifNoneMatch],
    responses: responses(searchOrFeed(), QUESTION),
  }
}

/** Describes `POST /search`. */
export function postedSearchOperation(): OpenApiOperation {
  // Validators concern what caches keep, which answers to a POST are not: no 304.
  const problems = problemRefs([...QUESTION, 'ContentTooLarge', 'UnsupportedMediaType'])
  return {
    operationId: 'postSearch',
    summary: 'Search stories, with the parameters in a JSON body',
    tags: ['Search'],
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: { $ref: componentRef('SearchParameters') },
          example: EXAMPLES.searchParameters,
        },
      },
    },
    responses: { '200': searchOrFeed(), ...problems },
  }
}

/** Describes `GET /export`. */
export function exportOperation(): OpenApiOperation {
  const found: OpenApiResponse = {
    description:
      'Every story that matches, whole, as a file; streamed, so that its length is not known before. In CSV, a text that a spreadsheet would run as a formula has an apostrophe before it.',
    headers: headerRefs(['ETag', 'Cache-Control', 'Vary', 'Content-Disposition']),
    content: {
      'text/csv': { schema: { type: 'string' }, example: csvHeader() + csvRow(EXAMPLES.story) },
      [EXPORT_TYPES.ndjson]: {
        schema: { type: 'string' },
        example: `${JSON.stringify(EXAMPLES.story)}\n`,
      },
    },
  }
  return {
    operationId: 'exportStories',
    summary: 'All stories that match, as a table or as JSON Lines',
    tags: ['Search'],
    parameters: [...queryParameters(EXPORT_PARAMETERS), ifNoneMatch],
    responses: responses(found, ['NotImplemented', ...QUESTION]),
  }
}

/** Describes `GET /suggest`. */
export function suggestOperation(): OpenApiOperation {
  const found = answer('Completions, best first.', 'SuggestResponse', EXAMPLES.suggest)
  const content = {
    ...found.content,
    'application/x-suggestions+json': media('OpenSearchSuggestions', EXAMPLES.openSearch),
  }
  return {
    operationId: 'suggest',
    summary: 'Complete what a reader has typed so far',
    tags: ['Search'],
    parameters: [...queryParameters(SUGGEST_PARAMETERS), ifNoneMatch],
    responses: responses({ ...found, content }, QUESTION),
  }
}

/** Describes `GET /trending`. */
export function trendingOperation(): OpenApiOperation {
  return {
    operationId: 'getTrending',
    summary: 'The most viewed stories, newest first among equals',
    tags: ['Search'],
    parameters: [...queryParameters(LIMIT_PARAMETERS), ifNoneMatch],
    responses: responses(searchAnswer(), QUESTION),
  }
}

function searchAnswer(): OpenApiResponse {
  return answer('What was found.', 'SearchResponse', EXAMPLES.search, ['Server-Timing'])
}

/** A search answers as a feed, too, where `format` or `Accept` asks for one. */
function searchOrFeed(): OpenApiResponse {
  const found = searchAnswer()
  const text = (form: 'rss' | 'atom'): OpenApiMedia => ({
    schema: { type: 'string' },
    example: writeFeed(EXAMPLES.feed, form),
  })
  const content = {
    ...found.content,
    [FEED_TYPES.rss]: text('rss'),
    [FEED_TYPES.atom]: text('atom'),
    [FEED_TYPES.jsonfeed]: media('JsonFeed', toJsonFeed(EXAMPLES.feed)),
  }
  return { ...found, content }
}
