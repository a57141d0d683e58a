// The items of RSS 2.0, RSS 1.0, Atom and JSON Feed with the usual extensions, as feedsmith gives them.
import type { AtomFeed, JsonFeed, MediaNs, parseFeed, RdfFeed, RssFeed } from 'feedsmith'

import type { FeedItem, FeedText } from './feed-item.ts'
import { decodeReferences } from '../html/decode-references.ts'
import { toAddress } from '../../story/story-address.ts'

/** A parsed feed of any format; dates are as they were written. */
export type AnyFeed = ReturnType<typeof parseFeed<string>>

/** Gives the items of a feed in its order. `address` is the feed's address, if known. */
export function feedItems(parsed: AnyFeed, address?: string): FeedItem[] {
  switch (parsed.format) {
    case 'rss': {
      const { items = [], link, atom, xml } = parsed.feed
      const base = baseOf(xml, [link, relatedOf(atom?.links, 'self')], address)
      return items.map((item) => fromRss(item, within(item.xml, base)))
    }
    case 'rdf': {
      const { items = [], link, atom, xml } = parsed.feed
      const base = baseOf(xml, [link, relatedOf(atom?.links, 'self')], address)
      return items.map((item) => fromRdf(item, within(item.xml, base)))
    }
    case 'atom': {
      const { entries = [], links, authors = [], xml } = parsed.feed
      const base = baseOf(xml, [alternateOf(links), relatedOf(links, 'self')], address)
      return entries.map((entry) => fromAtom(entry, authors, within(entry.xml, base)))
    }
    case 'json': {
      const { items = [], home_page_url, feed_url, authors = [] } = parsed.feed
      const base = baseOf(undefined, [home_page_url, feed_url], address)
      return items.map((item) => fromJson(item, authors, base))
    }
  }
}

function fromRss(item: RssFeed.Item<string>, base: string | undefined): FeedItem {
  const { guid, dc, dcterms, atom, media, prism, itunes } = item
  const permalink = guid?.isPermaLink === false ? undefined : guid?.value
  const contents = texts(item.content?.encoded, atom?.content)
  return {
    titles: texts(item.title, atom?.title, dc?.titles?.[0], mediaTitle(media), itunes?.title),
    contents,
    summaries: texts(
      item.description,
      atom?.summary,
      ...(dc?.descriptions ?? []),
      // Next to a whole text it mostly repeats that text.
      ...(contents.length === 0 ? [podcastSummary(itunes)] : []),
      mediaText(media),
    ),
    dates: present(
      item.pubDate,
      ...(dc?.dates ?? []),
      atom?.published,
      ...(dcterms?.issued ?? []),
      ...(dcterms?.created ?? []),
      ...(prism?.publicationDates ?? []),
      atom?.updated,
    ),
    authors: firstNamed(item.authors, dc?.creators, atom?.authors, [itunes?.author]),
    sections: present(prism?.section, item.categories?.[0]?.name, dc?.subjects?.[0]),
    url: firstAddress([item.link, alternateOf(atom?.links)], base) ?? firstAddress([permalink]),
    views: mediaViews(media),
  }
}

function podcastSummary(itunes: RssFeed.Item<string>['itunes']): string | undefined {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- many podcasts still have nothing else
  return itunes?.summary
}

function fromRdf(item: RdfFeed.Item<string>, base: string | undefined): FeedItem {
  const { dc, dcterms } = item
  return {
    titles: texts(item.title, dc?.titles?.[0]),
    contents: texts(item.content?.encoded),
    summaries: texts(item.description, ...(dc?.descriptions ?? []), mediaText(item.media)),
    dates: present(
      ...(dc?.dates ?? []),
      ...(dcterms?.issued ?? []),
      ...(dcterms?.created ?? []),
      ...(dcterms?.modified ?? []),
    ),
    authors: firstNamed(dc?.creators),
    sections: present(dc?.subjects?.[0]),
    url: firstAddress([item.link, item.rdf?.about], base),
  }
}

function fromAtom(
  entry: AtomFeed.Entry<string>,
  feedAuthors: readonly AtomFeed.Person[],
  base: string | undefined,
): FeedItem {
  const { dc, media } = entry
  const [category] = entry.categories ?? []
  return {
    titles: texts(entry.title, dc?.titles?.[0], mediaTitle(media)),
    contents: texts(entry.content),
    summaries: texts(entry.summary, ...(dc?.descriptions ?? []), mediaText(media)),
    dates: present(entry.published, ...(dc?.dates ?? []), entry.updated),
    authors: firstNamed(entry.authors, dc?.creators, entry.source?.authors, feedAuthors),
    sections: present(category?.label, category?.term),
    url: firstAddress([alternateOf(entry.links), entry.content?.src, entry.id], base),
    views: mediaViews(media),
  }
}

function fromJson(
  item: JsonFeed.Item<string>,
  feedAuthors: readonly JsonFeed.Author[],
  base: string | undefined,
): FeedItem {
  return {
    titles: plain(item.title),
    contents: [
      ...plain(item.content_text),
      ...present(item.content_html).map((value) => ({ value, isHtml: true })),
    ],
    summaries: plain(item.summary),
    dates: present(item.date_published, item.date_modified),
    authors: firstNamed(item.authors, feedAuthors),
    sections: present(item.tags?.[0]),
    url: firstAddress([item.url, item.external_url, item.id], base),
  }
}

type Media = MediaNs.ItemOrFeed | undefined

function mediaTitle(media: Media): AnyText {
  return media?.title ?? media?.groups?.[0]?.title
}

function mediaText(media: Media): AnyText {
  return media?.description ?? media?.groups?.[0]?.description
}

function mediaViews(media: Media): number | undefined {
  return (media?.community ?? media?.groups?.[0]?.community)?.statistics?.views
}

/** A text of Atom or Media RSS, or one whose type the feed does not declare. */
type AnyText = string | { readonly value?: string; readonly type?: string } | undefined

function texts(...values: readonly AnyText[]): FeedText[] {
  return values.flatMap((value) => toText(value) ?? [])
}

function toText(text: AnyText): FeedText | undefined {
  if (typeof text === 'string') return { value: text }
  if (text?.value === undefined) return undefined
  const { value, type } = text
  if (type === undefined) return { value }
  return { value, isHtml: /html/i.test(type) }
}

function plain(value: string | undefined): FeedText[] {
  return present(value).map((text) => ({ value: decodeReferences(text), isHtml: false }))
}

function present(...values: readonly (string | undefined)[]): string[] {
  return values.flatMap((value) => (value === undefined || value === '' ? [] : [value]))
}

/** Gives the names of the first list that has any. */
function firstNamed(
  ...lists: readonly (readonly (string | { readonly name?: string } | undefined)[] | undefined)[]
): string[] {
  return (
    lists
      .map((list) =>
        present(...(list ?? []).map((one) => (typeof one === 'string' ? one : one?.name))),
      )
      .find((names) => names.length > 0) ?? []
  )
}

/** Gives the link to the page that an Atom entry or feed is about. */
function alternateOf(links: readonly Link[] | undefined): string | undefined {
  return relatedOf(links, 'alternate')
}

interface Link {
  readonly href?: string
  readonly rel?: string
}

function relatedOf(links: readonly Link[] | undefined, relation: string): string | undefined {
  return links?.find(({ rel = 'alternate' }) => rel === relation)?.href
}

interface XmlAttributes {
  readonly base?: string
}

/**
 * Gives the base of a feed's links: its `xml:base`, or the first of its own links that is an address, or
 * the address of the feed.
 */
function baseOf(
  xml: XmlAttributes | undefined,
  links: readonly (string | undefined)[],
  address: string | undefined,
): string | undefined {
  return firstAddress([xml?.base, ...links], address) ?? address
}

/** Gives the base within an element that may have its own `xml:base`. */
function within(xml: XmlAttributes | undefined, base: string | undefined): string | undefined {
  return firstAddress([xml?.base], base) ?? base
}

function firstAddress(links: readonly (string | undefined)[], base?: string): string | undefined {
  return links
    .map((link) => (link === undefined ? undefined : toAddress(link, base)))
    .find((link) => link !== undefined)
}
