// A feed as Atom (RFC 4287), with pages (RFC 5005) and OpenSearch elements.
import type { Feed, FeedItem } from './feed.ts'
import { FEED_TYPES, OPENSEARCH_TYPE } from './form.ts'
import { openSearchElements } from './open-search.ts'
import { xml, type Xml } from './xml.ts'

/** Writes a feed as Atom. */
export function toAtom(feed: Feed): string {
  const { title, description, selfUrl, pageUrl, searchEngineUrl, previousUrl, nextUrl } = feed
  return xml`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">
<id>${selfUrl}</id>
<title>${title}</title>
<subtitle>${description}</subtitle>
<updated>${toAtomDate(feed.updatedMs)}</updated>
<author><name>Lede</name></author>
<generator>Lede</generator>
${link('self', FEED_TYPES.atom, selfUrl)}${link('alternate', 'text/html', pageUrl)}${link('search', OPENSEARCH_TYPE, searchEngineUrl)}${link('previous', FEED_TYPES.atom, previousUrl)}${link('next', FEED_TYPES.atom, nextUrl)}${openSearchElements(feed)}${feed.items.map(toEntry)}</feed>
`.xml
}

function toEntry({ id, url, title, html, author, section, publishedMs }: FeedItem): Xml {
  // An entry needs a date; one that moves would make an undated story new at every poll.
  const updated = toAtomDate(publishedMs ?? 0)
  return xml`<entry>
<id>${id}</id>
<title>${title}</title>
<link rel="alternate" href="${url}"/>
<updated>${updated}</updated>
${publishedMs === undefined ? undefined : xml`<published>${updated}</published>\n`}${author === undefined ? undefined : xml`<author><name>${author}</name></author>\n`}${section === undefined ? undefined : xml`<category term="${section}"/>\n`}${html === '' ? undefined : xml`<content type="html">${html}</content>\n`}</entry>
`
}

function link(rel: string, type: string, href: string | undefined): Xml | undefined {
  if (href === undefined) return undefined
  return xml`<link rel="${rel}" type="${type}" href="${href}"/>\n`
}

function toAtomDate(ms: number): string {
  return new Date(ms).toISOString()
}
