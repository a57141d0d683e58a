// Which parameters are there, and which values may they have? The one description that validates
// requests and that the OpenAPI document is made from. Knows nothing of how values were written
// (read-parameters.ts) nor of where they came from.
import * as v from 'valibot'
import type { SearchField } from '../query/query.ts'
import type { FacetName, SortBy } from './request.ts'
import type { StoryKind } from '../story/story.ts'
import { flag, fraction, integer, listOf, months, oneOf, text, texts } from './parameter-values.ts'

/** Longest `q`, UTF-16 code units. */
export const MAX_QUERY_LENGTH = 512

/** Farthest hit that can be paged to: `page` x `pageSize` stays at or below it. */
export const MAX_WINDOW = 10_000

/** Fields that words can be required in, in canonical order. */
export const SEARCH_FIELDS = ['title', 'body', 'author'] as const satisfies readonly SearchField[]

/** Facets that can be counted, in canonical order. */
export const FACET_NAMES = [
  'kind',
  'author',
  'section',
  'list',
  'month',
] as const satisfies readonly FacetName[]

const STORY_KINDS = ['article', 'teaser'] as const satisfies readonly StoryKind[]

const SORT_ORDERS = [
  'relevance',
  'newest',
  'oldest',
  'popularity',
] as const satisfies readonly SortBy[]

/** NewsAPI's names of our sort orders. */
export const SORT_SYNONYMS = {
  relevancy: 'relevance',
  publishedAt: 'newest',
} as const satisfies Record<string, SortBy>

/** Answer formats of `/search`: the envelope, or a feed that a reader can subscribe to. */
const SEARCH_FORMATS = ['json', 'rss', 'atom', 'jsonfeed'] as const

/** Answer formats of `/suggest`: an object, or the array form that browsers read. */
const SUGGEST_FORMATS = ['json', 'opensearch'] as const

/** Longest `from` and `to`, UTF-16 code units; an ISO date-time has about 30. */
const MAX_TIME_LENGTH = 64

/** Longest highlight tag, UTF-16 code units. */
const MAX_TAG_LENGTH = 32

/** Says what a `from` may look like. */
export const FROM_EXPECTATION = 'an ISO 8601 date or date-time, or a time ago such as `7d`'

/** Says what a `to` may look like. */
export const TO_EXPECTATION = 'an ISO 8601 date or date-time'

/** Validates the parameters of `/search`; absent ones get their defaults. */
export const SearchParametersSchema = v.strictObject({
  q: v.optional(
    v.pipe(
      text(MAX_QUERY_LENGTH),
      v.description(
        'What to find: words (all required), `"phrases"`, `-excluded`, `a OR b`, `(a b) OR c`, `title:word`, `after:2025-10-01`, `when:7d`, `prefix*`. Any text is a valid query; empty means every story, newest first. Its length counts UTF-16 code units.',
      ),
    ),
    '',
  ),
  searchIn: v.optional(
    v.pipe(listOf(SEARCH_FIELDS), v.description('Fields that words must match in.')),
    ['title', 'body'],
  ),
  kind: v.optional(
    v.pipe(oneOf(STORY_KINDS), v.description('Only stories of this kind; absent, both.')),
  ),
  author: v.optional(
    v.pipe(texts(), v.description('Only stories by any of these authors, case-insensitive.')),
  ),
  section: v.optional(
    v.pipe(texts(), v.description('Only stories of any of these sections, case-insensitive.')),
  ),
  list: v.optional(
    v.pipe(texts(), v.description('Only stories in any of these lists, case-insensitive.')),
  ),
  month: v.optional(
    v.pipe(
      months(),
      v.description(
        'Only stories of any of these months, `YYYY-MM`, as the facet counts them: by the day that the story itself is dated.',
      ),
    ),
  ),
  from: v.optional(
    v.pipe(
      text(MAX_TIME_LENGTH, FROM_EXPECTATION),
      v.description(
        'Earliest publication, inclusive: an ISO 8601 date or date-time, or a time ago such as `24h`, `7d`, `2w`, `3months`.',
      ),
    ),
  ),
  to: v.optional(
    v.pipe(
      text(MAX_TIME_LENGTH, TO_EXPECTATION),
      v.description(
        'Latest publication, inclusive: an ISO 8601 date (its whole day) or date-time.',
      ),
    ),
  ),
  sortBy: v.optional(
    v.pipe(
      oneOf([...SORT_ORDERS, 'relevancy', 'publishedAt']),
      v.description(
        'Order of the hits; absent, `relevance`, or `newest` where `q` is empty. `relevancy` means `relevance`, `publishedAt` means `newest`.',
      ),
    ),
  ),
  page: v.optional(
    v.pipe(
      integer(1, MAX_WINDOW, ' (narrow the query to reach further)'),
      v.description('Which page of hits, from 1. `page` x `pageSize` reaches at most 10,000.'),
    ),
    1,
  ),
  pageSize: v.optional(v.pipe(integer(1, 100), v.description('Most hits a page.')), 10),
  facets: v.optional(
    v.pipe(
      listOf(FACET_NAMES),
      v.description('Values to count over all hits, not only over the page.'),
    ),
    [],
  ),
  recency: v.optional(
    v.pipe(
      fraction(),
      v.description(
        'How much freshness counts in relevance: the most that age takes from a score. 0 means not at all; absent, as the service is set, 0.2 unless it says otherwise.',
      ),
    ),
  ),
  typos: v.optional(
    v.pipe(oneOf(['auto', 'off']), v.description('Whether misspellings are corrected.')),
    'auto',
  ),
  match: v.optional(
    v.pipe(
      oneOf(['auto', 'all', 'any']),
      v.description(
        'How much of the query a story must hold: `all` of its words, `any` of them, or, with `auto`, all where at least ten stories hold all, otherwise at least half of what the words say. Function words are not counted.',
      ),
    ),
    'auto',
  ),
  distinct: v.optional(
    v.pipe(
      flag(),
      v.description(
        'Whether near-duplicates of a hit are listed in its `duplicates` instead of beside it.',
      ),
    ),
    true,
  ),
  excerpts: v.optional(v.pipe(integer(0, 5), v.description('Most excerpts a hit.')), 1),
  excerptLength: v.optional(
    v.pipe(integer(40, 500), v.description('Longest excerpt, characters.')),
    200,
  ),
  highlightPreTag: v.optional(
    v.pipe(
      text(MAX_TAG_LENGTH),
      v.description('What stands before a marked range; inserted as it is.'),
    ),
    '<mark>',
  ),
  highlightPostTag: v.optional(
    v.pipe(
      text(MAX_TAG_LENGTH),
      v.description('What stands after a marked range; inserted as it is.'),
    ),
    '</mark>',
  ),
  explain: v.optional(
    v.pipe(flag(), v.description('Whether each hit says how its score came about.')),
    false,
  ),
  format: v.optional(
    v.pipe(
      oneOf(SEARCH_FORMATS),
      v.description(
        'Form of the answer; absent, as `Accept` says. A feed has the newest first unless `sortBy` says otherwise, takes the last word as finished, and stays empty while no story holds all the words.',
      ),
    ),
    'json',
  ),
})

/** Validates the parameters of `/suggest`; absent ones get their defaults. */
export const SuggestParametersSchema = v.strictObject({
  q: v.optional(
    v.pipe(text(MAX_QUERY_LENGTH), v.description('What the reader has typed so far.')),
    '',
  ),
  limit: v.optional(v.pipe(integer(1, 20), v.description('Most suggestions.')), 8),
  format: v.optional(
    v.pipe(
      oneOf(SUGGEST_FORMATS),
      v.description('`json` is an object; `opensearch` is the array form that browsers read.'),
    ),
    'json',
  ),
})

/** Validates the one parameter of related and trending stories. */
export const LimitParametersSchema = v.strictObject({
  limit: v.optional(v.pipe(integer(1, 100), v.description('Most stories.')), 10),
})

/** Validates requests that take no parameters. */
export const NoParametersSchema = v.strictObject({})
