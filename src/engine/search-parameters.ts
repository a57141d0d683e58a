// The parameters of a search, one row each.
import type { SearchField } from '../query/query.ts'
import { FACET_NAMES, FILTER_PARAMETERS, type SearchParameterRow } from './filter-parameters.ts'
import { flag, fraction, integer, listOf, oneOf, text } from './parameter-values.ts'

/** Longest `q`, UTF-16 code units. */
export const MAX_QUERY_LENGTH = 512

/** Farthest hit that can be paged to: `page` x `pageSize` stays at or below it. */
export const MAX_WINDOW = 10_000

/** Longest highlight tag, UTF-16 code units. */
const MAX_TAG_LENGTH = 32

/** Fields that words can be required in, in canonical order. */
export const SEARCH_FIELDS = ['title', 'body', 'author'] as const satisfies readonly SearchField[]

/** Orders of the hits. */
export const SORT_ORDERS = ['relevance', 'newest', 'oldest', 'popularity'] as const

/** NewsAPI's names of our sort orders. */
export const SORT_SYNONYMS = {
  relevancy: 'relevance',
  publishedAt: 'newest',
} as const satisfies Record<string, (typeof SORT_ORDERS)[number]>

/** Answer formats of `/search`: the envelope, or a feed that a reader can subscribe to. */
const SEARCH_FORMATS = ['json', 'rss', 'atom', 'jsonfeed'] as const

/** Parameter -> all that is known of it, in the order of the documentation. */
export const SEARCH_PARAMETERS = {
  /** The query, up to 512 UTF-16 code units. @default '' (everything, newest first) */
  q: {
    value: text(MAX_QUERY_LENGTH),
    default: '',
    description:
      'What to find: words (all required), `"phrases"`, `-excluded`, `a OR b`, `(a b) OR c`, `title:word`, `after:2025-10-01`, `when:7d`, `prefix*`. Any text is a valid query; empty means every story, newest first. Its length counts UTF-16 code units.',
    example: 'ferry "storm repairs" -tunnel',
    onPage: {},
  },
  /** Fields that words must match in. @default ['title', 'body'] */
  searchIn: {
    value: listOf(SEARCH_FIELDS),
    default: ['title', 'body'],
    description: 'Fields that words must match in.',
    example: ['title'],
    onPage: { label: 'Searched in' },
  },
  ...FILTER_PARAMETERS,
  /** @default 'relevance'; 'newest' where `q` is empty */
  sortBy: {
    value: oneOf([...SORT_ORDERS, 'relevancy', 'publishedAt']),
    description:
      'Order of the hits; absent, `relevance`, or `newest` where `q` is empty. `relevancy` means `relevance`, `publishedAt` means `newest`.',
    example: 'newest',
    onPage: { advice: 'Orders are relevance, newest, oldest and popularity.' },
  },
  /** From 1; `page` x `pageSize` up to 10,000. @default 1 */
  page: {
    value: integer(1, MAX_WINDOW, ' (narrow the query to reach further)'),
    default: 1,
    description: 'Which page of hits, from 1. `page` x `pageSize` reaches at most 10,000.',
    example: 2,
    onPage: {
      advice: `Pages are numbered from 1, and the first ${MAX_WINDOW.toLocaleString('en')} hits can be paged through: narrow the search to reach further.`,
    },
    ofResults: true,
  },
  /** 1..100 @default 10 */
  pageSize: {
    value: integer(1, 100),
    default: 10,
    description: 'Most hits a page.',
    example: 20,
    onPage: { advice: 'A page shows 1 to 100 stories.' },
    ofResults: true,
  },
  /** Values to count over all matches. @default none */
  facets: {
    value: listOf(FACET_NAMES),
    default: [],
    description: 'Values to count over all hits, not only over the page.',
    example: ['section', 'month'],
    ofResults: true,
  },
  /** 0..1, how much freshness counts in relevance. @default the engine's setting, 0.2 */
  recency: {
    value: fraction(),
    description:
      'How much freshness counts in relevance: the most that age takes from a score. 0 means not at all; absent, as the service is set, 0.2 unless it says otherwise.',
    example: 0.5,
    onPage: {},
  },
  /** @default 'auto' */
  typos: {
    value: oneOf(['auto', 'off']),
    default: 'auto',
    description: 'Whether misspellings are corrected.',
    example: 'off',
    onPage: {},
  },
  /** How much of the query a story must hold. @default 'auto' */
  match: {
    value: oneOf(['auto', 'all', 'any']),
    default: 'auto',
    description:
      'How much of the query a story must hold: `all` of its words, `any` of them, or, with `auto`, all where at least ten stories hold all, otherwise at least half of what the words say. Function words are not counted.',
    example: 'all',
    onPage: {},
  },
  /** Lists near-duplicates of a hit in it, not next to it. @default true */
  distinct: {
    value: flag(),
    default: true,
    description:
      'Whether near-duplicates of a hit are listed in its `duplicates` instead of beside it.',
    example: false,
    onPage: {},
    ofResults: true,
  },
  /** 0..5 a hit. @default 1 */
  excerpts: {
    value: integer(0, 5),
    default: 1,
    description: 'Most excerpts a hit.',
    example: 2,
    onPage: {},
    ofResults: true,
  },
  /** 40..500 characters. @default 200 */
  excerptLength: {
    value: integer(40, 500),
    default: 200,
    description: 'Longest excerpt, characters.',
    example: 160,
    onPage: {},
    ofResults: true,
  },
  // Tags are not on the page: they would stand in it as they are.
  /** Up to 32 characters. @default '<mark>' */
  highlightPreTag: {
    value: text(MAX_TAG_LENGTH),
    default: '<mark>',
    description: 'What stands before a marked range; inserted as it is.',
    example: '<em>',
    ofResults: true,
  },
  /** Up to 32 characters. @default '</mark>' */
  highlightPostTag: {
    value: text(MAX_TAG_LENGTH),
    default: '</mark>',
    description: 'What stands after a marked range; inserted as it is.',
    example: '</em>',
    ofResults: true,
  },
  /** @default false */
  explain: {
    value: flag(),
    default: false,
    description: 'Whether each hit says how its score came about.',
    example: true,
    onPage: {},
    ofResults: true,
  },
  /** Concerns HTTP only. @default 'json' */
  format: {
    value: oneOf(SEARCH_FORMATS),
    default: 'json',
    description:
      'Form of the answer; absent, as `Accept` says. A feed has the newest first unless `sortBy` says otherwise, takes the last word as finished, and stays empty while no story holds all the words.',
    example: 'json',
    ofResults: true,
  },
} as const satisfies Readonly<Record<string, SearchParameterRow>>

/** A parameter of a search. */
export type SearchParameterName = keyof typeof SEARCH_PARAMETERS
