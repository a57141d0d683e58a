// A feed as JSON Feed 1.1, with OpenSearch's numbers in an extension.
import type { Feed, FeedItem } from './feed.ts'
import { openSearchWindow, type OpenSearchWindow } from './open-search.ts'

/** A JSON Feed, as far as we write it. */
export interface JsonFeed {
  readonly version: 'https://jsonfeed.org/version/1.1'
  readonly title: string
  readonly description: string
  readonly home_page_url: string
  readonly feed_url: string
  readonly next_url?: string
  readonly _opensearch: OpenSearchWindow & { readonly about: string; readonly searchTerms: string }
  readonly items: readonly JsonFeedItem[]
}

interface JsonFeedItem {
  readonly id: string
  readonly url: string
  readonly title: string
  readonly content_html?: string
  readonly content_text?: ''
  readonly date_published?: string
  readonly authors?: readonly { readonly name: string }[]
  readonly tags?: readonly string[]
}

/** Makes a feed's JSON Feed. */
export function toJsonFeed(feed: Feed): JsonFeed {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    description: feed.description,
    home_page_url: feed.pageUrl,
    feed_url: feed.selfUrl,
    ...(feed.nextUrl !== undefined && { next_url: feed.nextUrl }),
    _opensearch: {
      about: feed.searchEngineUrl,
      ...openSearchWindow(feed),
      searchTerms: feed.q,
    },
    items: feed.items.map(toItem),
  }
}

function toItem({ id, url, title, html, author, section, publishedMs }: FeedItem): JsonFeedItem {
  return {
    id,
    url,
    title,
    // One of the two has to be there.
    ...(html === '' ? { content_text: '' } : { content_html: html }),
    ...(publishedMs !== undefined && { date_published: new Date(publishedMs).toISOString() }),
    ...(author !== undefined && { authors: [{ name: author }] }),
    ...(section !== undefined && { tags: [section] }),
  }
}
