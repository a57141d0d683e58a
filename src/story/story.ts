// The story.

/** A full article, or the teaser (headline, snippet, date, views) that a page shows of one. */
export type StoryKind = 'article' | 'teaser'

/** One piece of news, shown once even if it was teased often. */
export interface Story {
  /** Stable from one build to the next; unique within an index. */
  readonly id: string
  readonly kind: StoryKind
  readonly title: string
  /** Paragraphs separated by one blank line; a teaser's snippet. */
  readonly body: string
  /** The source cut the body off, usually in the middle of its last word. */
  readonly truncated: boolean
  readonly author?: string
  /** ISO 8601 with offset: `2024-10-19T16:25:00+04:00`. */
  readonly publishedAt?: string
  /** View count, a whole number from 0. */
  readonly views?: number
  readonly section?: string
  readonly url?: string
  /** The lists of the page that showed it: `latest`, `trending`. */
  readonly lists: readonly string[]
  /** File, feed or API that it came from. */
  readonly source: string
}

/** A story as an embedding app may give it: only `id`, `title` and `body` are required. */
export type StoryInput = Pick<Story, 'id' | 'title' | 'body'> & Partial<Story>

/** Fills in what a `StoryInput` leaves out: a whole article in no list, of unknown source. */
export function toStory(input: StoryInput): Story {
  return { kind: 'article', truncated: false, lists: [], source: '', ...input }
}

type Optional = 'author' | 'publishedAt' | 'views' | 'section' | 'url'

/** A story whose missing properties may be undefined. */
type LooseStory = Omit<Story, Optional> & { readonly [K in Optional]?: Story[K] | undefined }

/** Gives a story with its properties in fixed order and without undefined ones. */
export function tidyStory(story: LooseStory): Story {
  const { id, kind, title, body, truncated, author, publishedAt, views, section, url } = story
  return {
    id,
    kind,
    title,
    body,
    truncated,
    ...(author !== undefined && { author }),
    ...(publishedAt !== undefined && { publishedAt }),
    ...(views !== undefined && { views }),
    ...(section !== undefined && { section }),
    ...(url !== undefined && { url }),
    lists: story.lists,
    source: story.source,
  }
}

/**
 * Where the indexed part of a body ends (UTF-16 code units, exclusive): the whole body, or, if the source
 * cut it off, up to the last white space, since the rest is a piece of a word. A body that ends in final
 * punctuation or white space was cut between words and is indexed whole.
 */
export function indexedBodyEnd(story: Pick<Story, 'body' | 'truncated'>): number {
  const { body, truncated } = story
  if (!truncated || !/[\p{L}\p{M}\p{N}]$/u.test(body)) return body.length
  let end = body.length
  while (end > 0 && /\S/u.test(body.charAt(end - 1))) end--
  return end
}
