// Answers on the wire, for the OpenAPI document; that they agree with the types of the engine is checked when
// this file compiles.
import * as v from 'valibot'
import { FACET_NAMES, type FacetName } from '../../engine/filter-parameters.ts'
import type { Hit, SearchResponse, SuggestResponse } from '../../engine/response.ts'
import type { Story } from '../../story/story.ts'
import type { QueryReport } from '../../telemetry/query-statistics.ts'
import type { Agree, Wire } from './agree.ts'
import { HitSchema, html, type StorySchema } from './hit-schemas.ts'
import { PROBLEM_KINDS, type Problem } from '../response/problems.ts'
import { count, text } from './schema-parts.ts'
import type { Health, Readiness, RelatedResponse } from './typed-requests.ts'

const facetCounts = (of: string) =>
  v.exactOptional(
    v.pipe(v.record(v.string(), v.number()), v.description(`How many hits each ${of} has.`)),
  )

const facetEntries = Object.fromEntries(
  FACET_NAMES.map((name) => [name, facetCounts(name)]),
) as Record<FacetName, ReturnType<typeof facetCounts>> // one for each facet

/** Describes `/search` and `/trending`. */
export const SearchResponseSchema = v.object({
  q: text('The query as it was asked.'),
  interpretation: v.pipe(
    v.object({
      clauses: v.pipe(
        v.array(v.string()),
        v.description('The parts of the query as they were read.'),
      ),
      matching: v.pipe(
        v.picklist(['all', 'most', 'any']),
        v.description(
          '`all`: each hit holds every word; `most`: enough of them; `any`: at least one. Function words are not counted.',
        ),
      ),
      dropped: v.pipe(v.array(v.string()), v.description('Words that no hit holds.')),
      corrected: v.pipe(
        v.record(v.string(), v.string()),
        v.description('A word as typed, and the word that it stands for, too.'),
      ),
      synonyms: v.exactOptional(
        v.pipe(
          v.record(v.string(), v.array(v.string())),
          v.description(
            'Words as typed, and what they stand for, too, unless that only writes a name otherwise; absent where nothing.',
          ),
        ),
      ),
    }),
    v.description('How the query was understood.'),
  ),
  totalHits: count('How many hits there are, exactly; near-duplicates are one hit.'),
  page: count('From 1.'),
  pageSize: count('Most hits a page.'),
  totalPages: count('How many pages there are.'),
  tookMs: v.pipe(v.number(), v.minValue(0), v.description('Time in the engine, milliseconds.')),
  hits: v.pipe(v.array(HitSchema), v.description('The stories of this page, best first.')),
  facets: v.exactOptional(
    v.pipe(
      v.object(facetEntries),
      v.description('Counts over all hits, of the facets that were asked for.'),
    ),
  ),
  didYouMean: v.exactOptional(text('A query that would find more.')),
})

/** Describes `/stories/:id/related`. */
export const RelatedResponseSchema = v.object({
  id: text('The story that the others are near to.'),
  hits: v.pipe(v.array(HitSchema), v.description('Nearest first, without excerpts.')),
})

/** Describes `/suggest` as an object. */
export const SuggestResponseSchema = v.object({
  q: text('What was typed.'),
  suggestions: v.pipe(
    v.array(
      v.object({
        text: text('What it completes to.'),
        html,
        kind: v.pipe(
          v.picklist(['story', 'term']),
          v.description('A headline, or a word to search for.'),
        ),
        id: v.exactOptional(text('The id of the story where `kind` is `story`.')),
      }),
    ),
    v.description('Best first.'),
  ),
})

/** Describes `/suggest` in the browsers' array form: what was typed, then its completions. */
export const OpenSearchSuggestionsSchema = v.strictTuple([v.string(), v.array(v.string())])

/** Describes `/healthz`. */
export const HealthSchema = v.object({
  status: v.pipe(v.literal('alive'), v.description('It answers.')),
})

/** Describes `/readyz`. */
export const ReadinessSchema = v.object({
  status: v.pipe(v.literal('ready'), v.description('An index is live.')),
  generation: text('Changes whenever an answer could change.'),
  stories: count('Stories in the live index.'),
  articles: count('Articles among them.'),
  teasers: count('Teasers among them.'),
  terms: count('Different terms in the live index.'),
})

const QueryCountSchema = v.object({
  q: text('Lower-case, without accents, cut to 100 characters.'),
  count: v.pipe(v.number(), v.description('How often it was asked, lately; see `halfLifeHours`.')),
  error: v.pipe(v.number(), v.description('How much too high `count` may be, at most.')),
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
  type: v.pipe(v.literal('about:blank'), v.description('`code` says what happened.')),
  title: text('The status in words.'),
  status: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(400),
    v.maxValue(599),
    v.description('The HTTP status.'),
  ),
  detail: text('What went wrong.'),
  code: v.pipe(v.picklist(problemCodes), v.description('What went wrong, for programs.')),
  issues: v.exactOptional(
    v.pipe(
      v.array(
        v.object({
          parameter: text('The name of the parameter as the caller wrote it.'),
          message: text('What was expected and what came.'),
        }),
      ),
      v.description('Everything that is wrong with the parameters.'),
    ),
  ),
  requestId: v.exactOptional(text('Names this request in the log of the service.')),
})

/** Does not compile where a schema and the type that it describes part ways, in either direction. */
export type AgreedSchemas = [
  Agree<Wire<typeof StorySchema>, Story>,
  Agree<Story, Wire<typeof StorySchema>>,
  Agree<Wire<typeof HitSchema>, Hit>,
  Agree<Hit, Wire<typeof HitSchema>>,
  Agree<Wire<typeof SearchResponseSchema>, SearchResponse>,
  Agree<SearchResponse, Wire<typeof SearchResponseSchema>>,
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
