// A story and a hit on the wire: parts of answer-schemas.ts, which holds them to the types of the engine.
import * as v from 'valibot'
import { MAX_DUPLICATES } from '../../engine/response.ts'
import { count, number, text } from './schema-parts.ts'

const storyEntries = {
  id: text('Stable from one build of the index to the next.'),
  kind: v.pipe(
    v.picklist(['article', 'teaser']),
    v.description('A full article, or the teaser that a page shows of one.'),
  ),
  title: text('The headline.'),
  truncated: v.pipe(v.boolean(), v.description('Whether the source cut the body off.')),
  author: v.exactOptional(text('As the byline has it.')),
  publishedAt: v.exactOptional(text('ISO 8601 with offset.')),
  views: v.exactOptional(count('How often the story was viewed.')),
  section: v.exactOptional(text('The part of the paper.')),
  url: v.exactOptional(text("The publisher's address of the story.")),
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
/** Describes escaped text with marks. */
export const html = text('Escaped text with marks, safe to insert into a page.')

/** Describes a whole field with what matched in it. */
export const HighlightSchema = v.object({ html, ranges })

/** Describes one passage of a hit. */
export const ExcerptSchema = v.object({
  field: v.pipe(v.literal('body'), v.description('Where the passage stands.')),
  html,
  text: text('The passage; an ellipsis stands only where text was cut off.'),
  start: count('Where the passage starts in the field, UTF-16 code units.'),
  ranges,
})

const DuplicateSchema = v.object({
  id: storyEntries.id,
  kind: storyEntries.kind,
  title: storyEntries.title,
  source: text('The file, feed or API that it came from.'),
  url: storyEntries.url,
  publishedAt: storyEntries.publishedAt,
})

const ClauseExplanationSchema = v.object({
  clause: text('The part of the query as it was read.'),
  match: v.pipe(
    v.picklist(['exact', 'synonym', 'prefix', 'typo', 'phrase']),
    v.description('How it came to match.'),
  ),
  terms: v.pipe(
    v.array(v.string()),
    v.description('The first term of the story that stands for each word.'),
  ),
  idf: v.exactOptional(number('How telling it is; absent for alternatives.')),
  weight: v.exactOptional(
    number('How often and where it stands, saturated and against the length of the story.'),
  ),
  score: number('What it earned.'),
})

/** Describes why a hit has its score. */
export const ExplanationSchema = v.object({
  tier: v.pipe(
    v.object({
      typos: count('Typed edits.'),
      prefixes: count('Unfinished words.'),
      synonyms: v.exactOptional(count('Synonyms; absent where there are none.')),
    }),
    v.description('Of stories that hold the same words, those with the fewest come first.'),
  ),
  clauses: v.pipe(
    v.array(ClauseExplanationSchema),
    v.description('What each part of the query earned.'),
  ),
  coverage: v.exactOptional(
    number('What the share of the query that the story holds multiplies; absent where it is all.'),
  ),
  proximity: v.exactOptional(number('What words that stand near each other added.')),
  feedback: v.exactOptional(number('What the story has in common with the best ones added.')),
  freshness: number('Factor of the age.'),
  popularity: number('Factor of the views.'),
  writtenFirst: v.exactOptional(
    number(
      'Raises it above stories that hold the same words less well written; absent where nothing.',
    ),
  ),
  score: number('What they make together.'),
})

/** Describes one result. */
export const HitSchema = v.object({
  ...storyEntries,
  score: number('How well it matches, for comparing hits of one answer.'),
  highlights: v.pipe(
    v.object({ title: HighlightSchema, author: v.exactOptional(HighlightSchema) }),
    v.description('Fields with what matched in them.'),
  ),
  excerpts: v.pipe(
    v.array(ExcerptSchema),
    v.description('The passages that answer best, in the order of the story.'),
  ),
  duplicates: v.exactOptional(
    v.pipe(
      v.array(DuplicateSchema),
      v.maxLength(MAX_DUPLICATES),
      v.description(
        'Near-duplicates that match too, newest first, the first of them where there are many; absent where there are none.',
      ),
    ),
  ),
  missing: v.exactOptional(
    v.pipe(
      v.array(v.string()),
      v.description('Words of the query that it lacks; absent where it has all of them.'),
    ),
  ),
  explanation: v.exactOptional(ExplanationSchema),
})
