// The parameters of suggestions, and the one of related and most viewed stories, one row each.
import type { ParameterRows } from './parameter-row.ts'
import { integer, oneOf, text } from './parameter-values.ts'
import { MAX_QUERY_LENGTH } from './search-parameters.ts'

/** Answer formats of `/suggest`: an object, or the array form that browsers read. */
const SUGGEST_FORMATS = ['json', 'opensearch'] as const

/** Parameter of `suggest` -> all that is known of it. */
export const SUGGEST_PARAMETERS = {
  /** What the reader has typed so far, up to 512 UTF-16 code units. @default '' */
  q: {
    value: text(MAX_QUERY_LENGTH),
    default: '',
    description: 'What the reader has typed so far.',
    example: 'fer',
  },
  /** 1..20 @default 8 */
  limit: { value: integer(1, 20), default: 8, description: 'Most suggestions.', example: 5 },
  /** Concerns HTTP only. @default 'json' */
  format: {
    value: oneOf(SUGGEST_FORMATS),
    default: 'json',
    description: '`json` is an object; `opensearch` is the array form that browsers read.',
    example: 'json',
  },
} as const satisfies ParameterRows

/** The one parameter of related and most viewed stories. */
export const LIMIT_PARAMETERS = {
  /** 1..100 @default 10 */
  limit: { value: integer(1, 100), default: 10, description: 'Most stories.', example: 5 },
} as const satisfies ParameterRows
