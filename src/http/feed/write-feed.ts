// One door to all forms of a feed.
import { toAtom } from './atom.ts'
import type { Feed } from './feed.ts'
import type { FeedForm } from './form.ts'
import { toJsonFeed } from './json-feed.ts'
import { toRss } from './rss.ts'

/** Writes a feed as text in one of its forms. */
export function writeFeed(feed: Feed, form: FeedForm): string {
  switch (form) {
    case 'rss':
      return toRss(feed)
    case 'atom':
      return toAtom(feed)
    case 'jsonfeed':
      return JSON.stringify(toJsonFeed(feed))
  }
}
