// What do answers look like on the wire? The OpenAPI document's half of the contract; that it agrees
// with the types that the engine answers in is checked when this file compiles.
import * as v from 'valibot'
import type { Hit, SearchResponse, SuggestResponse } from '../search/response.ts'
import type { Story } from '../story/story.ts'
import type { JsonFeed } from './feed/json-feed.ts'
import type { QueryReport } from '../telemetry/query-statistics.ts'
import { PROBLEM_KINDS, type Problem } from './problems.ts'
import type { Health, Readiness, RelatedResponse } from './typed-requests.ts'

const count = (description: string) =>
  v.pipe(v.number(), v.integer(), v.minValue(0), v.description(description))
const text = (description: string) => v.pipe(v.string(), v.description(description))

const storyEntries = {
  id: text('Stable from one build of the index to the next.'),
  kind: v.pipe(
    v.picklist(['article', 'teaser']),
    v.description('A full article, or the teaser that a page shows of one.'),
  ),
  title: text('The headline.'),
  truncated: v.pipe(v.boolean(), v.description('Whether the source cut the body off.')),
  author: v.exactOptional(v.string()),
  publishedAt: v.exactOptional(text('ISO 8601 with offset.')),
  views: v.exactOptional(count('How often the story was viewed.')),
  section: v.exactOptional(v.string()),
  url: v.exactOptional(v.string()),
  lists: v.pipe(v.array(v.string()), v.description('Where the page showed it.')),
}

/** Describes `GET /stories/:id`. */
export const StorySchema = v.object({
  ...storyEntries,
  body: text('Paragraphs parted by one blank line; the snippet of a teaser.'),
  source: text('The file, feed or API that it came from.'),
})

const RangeSchema = v.strictTuple([count('Start, inclusive.'), count('End, exclusive.')])
const ranges = v.pipe(
  v.array(RangeSchema),
  v.description('Marked ranges, sorted and disjoint, in UTF-16 code units.'),
)
const html = text('Escaped text with marks, safe to insert into a page.')

/** Describes a whole field with what matched in it. */
export const HighlightSchema = v.object({ html, ranges })

/** Describes one passage of a hit. */
export const ExcerptSchema = v.object({
  field: v.literal('body'),
  html,
  text: text('The passage; an ellipsis stands only where text was cut off.'),
  start: count('Where the passage starts in the field, UTF-16 code units.'),
  ranges,
})

const DuplicateSchema = v.object({
  id: v.string(),
  title: v.string(),
  url: v.exactOptional(v.string()),
  source: v.exactOptional(v.string()),
})

const ClauseExplanationSchema = v.object({
  clause: v.string(),
  match: v.picklist(['exact', 'prefix', 'typo', 'phrase']),
  terms: v.array(v.string()),
  idf: v.exactOptional(v.number()),
  weight: v.exactOptional(v.number()),
  score: v.number(),
})

/** Describes why a hit has its score. */
export const ExplanationSchema = v.object({
  tier: v.object({ typos: count('Typed edits.'), prefixes: count('Unfinished words.') }),
  clauses: v.array(ClauseExplanationSchema),
  nearness: v.exactOptional(
    v.pipe(v.number(), v.description('Of a description: what words that stand together added.')),
  ),
  likeness: v.exactOptional(
    v.pipe(
      v.number(),
      v.description('Of a description: what likeness to the stories that matched best added.'),
    ),
  ),
  freshness: v.number(),
  popularity: v.number(),
  score: v.number(),
})

/** Describes one result. */
export const HitSchema = v.object({
  ...storyEntries,
  score: v.number(),
  highlights: v.object({ title: HighlightSchema, author: v.exactOptional(HighlightSchema) }),
  excerpts: v.array(ExcerptSchema),
  duplicates: v.exactOptional(
    v.pipe(v.array(DuplicateSchema), v.description('Near-duplicates that the query also matched.')),
  ),
  explanation: v.exactOptional(ExplanationSchema),
})

const FacetCountsSchema = v.record(v.string(), v.number())

/** Describes `/search` and `/trending`. */
export const SearchResponseSchema = v.object({
  q: v.string(),
  interpretation: v.object({
    clauses: v.pipe(
      v.array(v.string()),
      v.description('The parts of the query as they were read.'),
    ),
    dropped: v.pipe(
      v.array(v.string()),
      v.description('Words that were given up because nothing held all of them.'),
    ),
    corrected: v.pipe(
      v.record(v.string(), v.string()),
      v.description('A word as typed, and the word that was searched in its place.'),
    ),
  }),
  totalHits: count('How many stories match, exactly.'),
  page: count('From 1.'),
  pageSize: count('Most hits a page.'),
  totalPages: count('How many pages there are.'),
  tookMs: v.pipe(v.number(), v.minValue(0), v.description('Time in the engine, milliseconds.')),
  hits: v.array(HitSchema),
  facets: v.exactOptional(
    v.object({
      kind: v.exactOptional(FacetCountsSchema),
      author: v.exactOptional(FacetCountsSchema),
      section: v.exactOptional(FacetCountsSchema),
      list: v.exactOptional(FacetCountsSchema),
      month: v.exactOptional(FacetCountsSchema),
    }),
  ),
  didYouMean: v.exactOptional(text('A query that would find more.')),
})

const FeedItemSchema = v.object({
  id: text('A URN, the same wherever the service runs.'),
  url: text("The publisher's address of the story, or the service's own."),
  title: v.string(),
  content_html: v.exactOptional(text('The excerpts as paragraphs, with marks.')),
  content_text: v.exactOptional(v.literal('')),
  date_published: v.exactOptional(text('ISO 8601, in UTC.')),
  authors: v.exactOptional(v.array(v.object({ name: v.string() }))),
  tags: v.exactOptional(v.pipe(v.array(v.string()), v.description('The section.'))),
})

/** Describes `/search` as a JSON Feed. */
export const JsonFeedSchema = v.object({
  version: v.literal('https://jsonfeed.org/version/1.1'),
  title: v.string(),
  description: v.string(),
  home_page_url: text('The same search on the search page.'),
  feed_url: v.string(),
  next_url: v.exactOptional(text('The next page.')),
  _opensearch: v.object({
    about: text('The description of the service as a search engine.'),
    totalResults: count('How many stories match.'),
    startIndex: count('Place of the first story of this page, from 1.'),
    itemsPerPage: count('Most stories a page.'),
    searchTerms: text('The query.'),
  }),
  items: v.array(FeedItemSchema),
})

/** Describes `/stories/:id/related`. */
export const RelatedResponseSchema = v.object({
  id: text('The story that the others are near to.'),
  hits: v.pipe(v.array(HitSchema), v.description('Nearest first, without excerpts.')),
})

/** Describes `/suggest` as an object. */
export const SuggestResponseSchema = v.object({
  q: v.string(),
  suggestions: v.array(
    v.object({
      text: v.string(),
      html,
      kind: v.picklist(['story', 'term']),
      id: v.exactOptional(text('The id of the story where `kind` is `story`.')),
    }),
  ),
})

/** Describes `/suggest` in the browsers' array form: what was typed, then its completions. */
export const OpenSearchSuggestionsSchema = v.strictTuple([v.string(), v.array(v.string())])

/** Describes `/healthz`. */
export const HealthSchema = v.object({ status: v.literal('alive') })

/** Describes `/readyz`. */
export const ReadinessSchema = v.object({
  status: v.literal('ready'),
  generation: text('Changes whenever an answer could change.'),
  stories: count('Stories in the live index.'),
  articles: count('Articles among them.'),
  teasers: count('Teasers among them.'),
  terms: count('Different terms in the live index.'),
})

const QueryCountSchema = v.object({
  q: text('Lower-case, without accents, cut to 100 characters.'),
  count: v.pipe(v.number(), v.description('How often it was asked, lately; see `halfLifeHours`.')),
  error: v.pipe(v.number(), v.description('At most so much too high `count` is.')),
})

/** Describes `/admin/queries`. */
export const QueryReportSchema = v.object({
  since: text('When counting began, ISO 8601.'),
  halfLifeHours: v.pipe(
    v.number(),
    v.description('Time in which a count halves: a query asked so long ago counts half.'),
  ),
  searches: count('Searches that were counted since then.'),
  top: v.pipe(v.array(QueryCountSchema), v.description('Most asked first.')),
  withoutHits: v.pipe(v.array(QueryCountSchema), v.description('Those that found nothing.')),
})

/** The codes of problems that a client can meet; failures inside are all `internal`. */
const problemCodes = (Object.keys(PROBLEM_KINDS) as (keyof typeof PROBLEM_KINDS)[]) // keys of a literal
  .filter((code) => code === 'internal' || PROBLEM_KINDS[code].status !== 500)

/** Describes every error (RFC 9457). */
export const ProblemSchema = v.object({
  type: v.literal('about:blank'),
  title: text('The status in words.'),
  status: v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599)),
  detail: text('What went wrong.'),
  code: v.picklist(problemCodes),
  issues: v.exactOptional(
    v.array(
      v.object({
        parameter: text('The name of the parameter as the caller wrote it.'),
        message: text('What was expected and what came.'),
      }),
    ),
  ),
  requestId: v.exactOptional(text('Names this request in the log of the service.')),
})

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T
type Wire<TSchema extends v.GenericSchema> = DeepReadonly<v.InferOutput<TSchema>>
type Agree<A extends B, B> = [A, B]

/** Does not compile where a schema and the type that it describes part ways, in either direction. */
export type AgreedSchemas = [
  Agree<Wire<typeof StorySchema>, Story>,
  Agree<Story, Wire<typeof StorySchema>>,
  Agree<Wire<typeof HitSchema>, Hit>,
  Agree<Hit, Wire<typeof HitSchema>>,
  Agree<Wire<typeof SearchResponseSchema>, SearchResponse>,
  Agree<SearchResponse, Wire<typeof SearchResponseSchema>>,
  Agree<Wire<typeof JsonFeedSchema>, JsonFeed>,
  Agree<JsonFeed, Wire<typeof JsonFeedSchema>>,
  Agree<Wire<typeof SuggestResponseSchema>, SuggestResponse>,
  Agree<SuggestResponse, Wire<typeof SuggestResponseSchema>>,
  Agree<Wire<typeof RelatedResponseSchema>, RelatedResponse>,
  Agree<RelatedResponse, Wire<typeof RelatedResponseSchema>>,
  Agree<Wire<typeof HealthSchema>, Health>,
  Agree<Health, Wire<typeof HealthSchema>>,
  Agree<Wire<typeof ReadinessSchema>, Readiness>,
  Agree<Readiness, Wire<typeof ReadinessSchema>>,
  Agree<Wire<typeof QueryReportSchema>, QueryReport>,
  Agree<QueryReport, Wire<typeof QueryReportSchema>>,
  Agree<Wire<typeof ProblemSchema>, Problem>,
  Agree<Problem, Wire<typeof ProblemSchema>>,
]
