// A search as a feed that somebody subscribes to: the content that RSS, Atom and JSON Feed share.
import { FILTER_NAMES, FILTER_PARAMETERS } from '../../engine/filter-parameters.ts'
import type { SearchRequest } from '../../engine/request.ts'
import { MAX_WINDOW } from '../../engine/search-parameters.ts'
import type { Hit, SearchResponse } from '../../engine/response.ts'
import { addressOf, storyAddress } from '../addresses.ts'
import type { FeedForm } from './form.ts'

/** A search as a feed. */
export interface Feed {
  readonly title: string
  readonly description: string
  /** The feed's own address, which names its form; also its id. */
  readonly selfUrl: string
  /** The same search on the search page. */
  readonly pageUrl: string
  /** The service as a search engine for browsers (`/opensearch.xml`). */
  readonly searchEngineUrl: string
  readonly previousUrl: string | undefined
  readonly nextUrl: string | undefined
  /** The newest publication on this page, epoch milliseconds; the epoch where there is none. */
  readonly updatedMs: number
  readonly q: string
  readonly page: number
  readonly pageSize: number
  readonly totalHits: number
  readonly items: readonly FeedItem[]
}

/** A story of a feed. */
export interface FeedItem {
  /** A URN made from the story's id, the same wherever the service runs. */
  readonly id: string
  readonly url: string
  readonly title: string
  /** The excerpts as HTML paragraphs with marks; empty where none were asked for. */
  readonly html: string
  readonly author: string | undefined
  readonly section: string | undefined
  /** Epoch milliseconds. */
  readonly publishedMs: number | undefined
}

/** What a feed is made from. */
export interface FeedSource {
  readonly form: FeedForm
  readonly request: SearchRequest
  /** Parameters as the client gave them, for addresses of the same search. */
  readonly parameters: Readonly<Record<string, unknown>>
  /** Absolute address of the service, without a slash at its end. */
  readonly base: string
}

/**
 * Makes the feed of an answer. Where words had to be given up to find anything, the feed is empty:
 * who subscribes waits for what was asked, and would be sent other stories until it comes.
 */
export function toFeed(response: SearchResponse, source: FeedSource): Feed {
  const { form, parameters, base } = source
  const { page, pageSize } = response
  const { totalHits } = response
  const items = response.hits.map((hit) => toItem(hit, base))
  const pageAt = (number: number): string =>
    addressOf(base, '/search', { ...parameters, page: number, format: form })
  const subject = describe(source.request)
  return {
    title: `${subject} – Lede`,
    description: `Stories that Lede finds for: ${subject}`,
    selfUrl: addressOf(base, '/search', { ...parameters, format: form }),
    pageUrl: addressOf(base, '/', { ...parameters, format: undefined }),
    searchEngineUrl: `${base}/opensearch.xml`,
    previousUrl: page > 1 ? pageAt(page - 1) : undefined,
    nextUrl: isLastPage(page, pageSize, totalHits) ? undefined : pageAt(page + 1),
    updatedMs: Math.max(0, ...items.map(({ publishedMs = 0 }) => publishedMs)),
    q: source.request.q.trim(),
    page,
    pageSize,
    totalHits,
    items,
  }
}

function isLastPage(page: number, pageSize: number, totalHits: number): boolean {
  return page * pageSize >= totalHits || (page + 1) * pageSize > MAX_WINDOW
}

function toItem(hit: Hit, base: string): FeedItem {
  const time = hit.publishedAt === undefined ? NaN : Date.parse(hit.publishedAt)
  return {
    id: `urn:lede:story:${encodeURIComponent(hit.id.replace(/\p{Cs}/gu, '\uFFFD'))}`,
    url: storyAddress(base, hit),
    title: hit.title,
    html: hit.excerpts.map(({ html }) => `<p>${html}</p>`).join(''),
    author: hit.author,
    section: hit.section,
    publishedMs: Number.isNaN(time) ? undefined : time,
  }
}

/** Says in words what is searched for: the query, then what it is restricted to. */
function describe(request: SearchRequest): string {
  const q = request.q.trim()
  const restrictions = FILTER_NAMES.flatMap((name) => {
    const values = [request[name] ?? []].flat()
    const { inWords } = FILTER_PARAMETERS[name].filter
    return values.map((value) => inWords + (typeof value === 'string' ? value : value.text))
  })
  return [q === '' ? 'All stories' : q, ...restrictions].join(', ')
}
