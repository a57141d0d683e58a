// A JSON Feed on the wire, for the OpenAPI document.
import * as v from 'valibot'
import type { Agree, Wire } from '../schemas/agree.ts'
import { count, text } from '../schemas/schema-parts.ts'
import type { JsonFeed } from './json-feed.ts'

const FeedItemSchema = v.object({
  id: text('A URN, the same wherever the service runs.'),
  url: text("The publisher's address of the story, or the service's own."),
  title: text('The headline.'),
  content_html: v.exactOptional(text('The excerpts as paragraphs, with marks.')),
  content_text: v.exactOptional(
    v.pipe(v.literal(''), v.description('In the place of excerpts where none were asked for.')),
  ),
  date_published: v.exactOptional(text('ISO 8601, in UTC.')),
  authors: v.exactOptional(
    v.pipe(
      v.array(v.object({ name: text('As the byline has it.') })),
      v.description('The author.'),
    ),
  ),
  tags: v.exactOptional(v.pipe(v.array(v.string()), v.description('The section.'))),
})

/** Describes `/search` as a JSON Feed. */
export const JsonFeedSchema = v.object({
  version: v.pipe(
    v.literal('https://jsonfeed.org/version/1.1'),
    v.description('The version of JSON Feed.'),
  ),
  title: text('What is searched for, and where.'),
  description: text('The same in a sentence.'),
  home_page_url: text('The same search on the search page.'),
  feed_url: text('The address of this feed.'),
  next_url: v.exactOptional(text('The next page.')),
  _opensearch: v.pipe(
    v.object({
      about: text('The description of the service as a search engine.'),
      totalResults: count('How many stories match.'),
      startIndex: count('Place of the first story of this page, from 1.'),
      itemsPerPage: count('Most stories a page.'),
      searchTerms: text('The query.'),
    }),
    v.description('The place of this page among all that matches.'),
  ),
  items: v.pipe(v.array(FeedItemSchema), v.description('The stories.')),
})

/** Does not compile where the schema and the type part ways, in either direction. */
export type AgreedJsonFeed = [
  Agree<Wire<typeof JsonFeedSchema>, JsonFeed>,
  Agree<JsonFeed, Wire<typeof JsonFeedSchema>>,
]
