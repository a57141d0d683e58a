// A feed as RSS 2.0, with Dublin Core authors, Atom links and OpenSearch elements.
import type { Feed, FeedItem } from './feed.ts'
import { FEED_TYPES, OPENSEARCH_TYPE } from './form.ts'
import { openSearchElements } from './open-search.ts'
import { xml, type Xml } from './xml.ts'

/** Writes a feed as RSS 2.0. */
export function toRss(feed: Feed): string {
  const { title, description, selfUrl, pageUrl, searchEngineUrl, previousUrl, nextUrl } = feed
  return xml`<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">
<channel>
<title>${title}</title>
<link>${pageUrl}</link>
<description>${description}</description>
<generator>Lede</generator>
${feed.updatedMs === 0 ? undefined : xml`<lastBuildDate>${toRssDate(feed.updatedMs)}</lastBuildDate>\n`}${link('self', FEED_TYPES.rss, selfUrl)}${link('search', OPENSEARCH_TYPE, searchEngineUrl)}${link('prev', FEED_TYPES.rss, previousUrl)}${link('next', FEED_TYPES.rss, nextUrl)}${openSearchElements(feed)}${feed.items.map(toItem)}</channel>
</rss>
`.xml
}

function toItem({ id, url, title, html, author, section, publishedMs }: FeedItem): Xml {
  return xml`<item>
<guid isPermaLink="false">${id}</guid>
<title>${title}</title>
<link>${url}</link>
${html === '' ? undefined : xml`<description>${html}</description>\n`}${author === undefined ? undefined : xml`<dc:creator>${author}</dc:creator>\n`}${section === undefined ? undefined : xml`<category>${section}</category>\n`}${publishedMs === undefined ? undefined : xml`<pubDate>${toRssDate(publishedMs)}</pubDate>\n`}</item>
`
}

function link(rel: string, type: string, href: string | undefined): Xml | undefined {
  if (href === undefined) return undefined
  return xml`<atom:link rel="${rel}" type="${type}" href="${href}"/>\n`
}

/** RFC 822 with four digits of the year, as JavaScript writes instants in UTC. */
function toRssDate(ms: number): string {
  return new Date(ms).toUTCString()
}
