// Metadata of a page (author, date, section, address): JSON-LD first, then Open Graph and other meta tags,
// then what the page shows.
import { foldTitle } from '../../story/fold-title.ts'
import { toAddress } from '../../story/story-address.ts'
import { tidyLine } from '../../story/tidy-text.ts'
import { htmlToLine } from './html-blocks.ts'
import { shownAuthors } from './page-author.ts'
import { dateOfAddress, shownDates } from './page-dates.ts'
import { findHeader } from './page-header.ts'
import { chooseTitle } from './page-title.ts'
import type { HtmlScan } from './scan-html-page.ts'
import type { Place } from './scan-places.ts'
import { findStoryNode } from './story-node.ts'

/** The metadata of a page's story. */
export interface PageMetadata {
  readonly title: string | undefined
  readonly author: string | undefined
  /** All its dates of publication, the most reliable first. */
  readonly dates: readonly string[]
  readonly section: string | undefined
  /** The canonical address. */
  readonly url: string | undefined
  /** The text of the article in JSON-LD. */
  readonly articleBody: string | undefined
  readonly description: string | undefined
}

const TITLE_METAS = ['og:title', 'parsely-title', 'dc.title', 'twitter:title', 'headline']
const AUTHOR_METAS = (
  'dc:creator author parsely-author sailthru.author dc.creator dcterms.creator byl ' +
  'article:author_name shareaholic:article_author_name citation_author vr:author ' +
  'cxenseparse:author bt:author mediator_author'
).split(' ')
const PUBLISHED_METAS = (
  'article:published_time article:published og:article:published_time article.published ' +
  'datepublished parsely-pub-date dc.date.issued dcterms.issued dcterms.created dcterms.date ' +
  'dc.date.created dc.date sailthru.date pubdate publish-date publishdate publish_date ' +
  'published_date publication_date og:publish_date og:pubdate bt:pubdate cxenseparse:recs:publishtime ' +
  'shareaholic:article_published_time citation_publication_date citation_date article:post_date ' +
  'date.created date_published date'
).split(' ')
/** Without another date, the last change is the nearest one. */
const MODIFIED_METAS =
  'article:modified_time article:modified og:updated_time datemodified dcterms.modified last-modified'.split(
    ' ',
  )

/**
 * Reads the metadata of a page.
 * @param address The address of the page, if known.
 */
export function readPageMetadata(
  scan: HtmlScan,
  places: readonly Place[],
  address?: string,
): PageMetadata {
  const meta = (...names: readonly string[]): string[] =>
    names.flatMap((name) => scan.metas.get(name) ?? [])
  const base = (scan.base === undefined ? undefined : toAddress(scan.base, address)) ?? address
  const said = [scan.canonical, ...meta('og:url', 'parsely-link'), address]
  const addresses = toAddresses(said, base)
  const headings = places.filter(({ kind }) => kind === 'heading')
  const story = findStoryNode(scan.jsonLd, {
    addresses,
    titles: [...meta(...TITLE_METAS), scan.title, ...scan.headings].map(htmlToLine).filter(Boolean),
  })
  const sites = [...(story?.publishers ?? []), ...meta('og:site_name', 'application-name')]
  const titles = [...(story?.titles ?? []), ...meta(...TITLE_METAS)]
  const title = chooseTitle({ said: titles, document: scan.title, headings, sites })
  const header = findHeader(places, [...titles, title ?? '', scan.title].map(htmlToLine))
  const url = toAddresses([...said.slice(0, -1), ...(story?.urls ?? []), address], base)[0]
  return {
    title,
    author: chooseAuthor(
      [
        story?.authors ?? [],
        ...AUTHOR_METAS.map((name) => meta(name)),
        labelledAuthors(meta),
        shownAuthors(places, header),
        meta('article:author'),
        story?.organizations ?? [],
      ],
      [...sites, ...hostNames(addresses)],
    ),
    dates: [
      ...(story?.published ?? []),
      ...meta(...PUBLISHED_METAS),
      ...shownDates(places, header, scan.language),
      ...[url, ...addresses].flatMap((link) => (link && dateOfAddress(link)) ?? []),
      ...(story?.created ?? []),
      ...(story?.modified ?? []),
      ...meta(...MODIFIED_METAS),
    ].filter((date) => !NO_DATE.test(date)),
    section: firstLine([
      ...(story?.sections ?? []),
      ...meta('article:section', 'og:article:section', 'parsely-section', 'section'),
    ]),
    url,
    articleBody: story?.texts.find((text) => text.trim() !== ''),
    description: firstLine([
      ...meta('og:description', 'description', 'twitter:description'),
      ...(story?.descriptions ?? []),
    ]),
  }
}

/** Placeholders for no date: the zero of a clock. */
const NO_DATE = /^\s*(?:$|0000|0001|1900-01-01|1970-01-01)/u

/** Yoast puts `Written by` and the name into the Twitter card. */
function labelledAuthors(meta: (...names: string[]) => string[]): string[] {
  return [1, 2].flatMap((number) => {
    const [label = ''] = meta(`twitter:label${number}`)
    return AUTHOR_LABEL.test(label) ? meta(`twitter:data${number}`) : []
  })
}

const AUTHOR_LABEL =
  /written by|verfasst von|geschrieben von|écrit par|escrito por|scritto da|geschreven door|autor|author|napisane przez|автор/iu

function toAddresses(
  links: readonly (string | undefined)[],
  base: string | undefined,
): readonly string[] {
  return links.flatMap((link) => (link === undefined ? [] : (toAddress(link, base) ?? [])))
}

/** Gives the names of sites by these addresses: `a.example`, `example`. */
function hostNames(addresses: readonly string[]): string[] {
  return addresses.flatMap((address) => {
    const host = new URL(address).hostname.replace(/^www\./u, '')
    return [host, host.split('.').at(-2) ?? host]
  })
}

/** Gives the names of the first candidate that has any; the name of the site only if there is no other. */
function chooseAuthor(
  candidates: readonly (readonly string[])[],
  sites: readonly string[],
): string | undefined {
  const folded = new Set(sites.map(foldTitle))
  const isSite = (name: string): boolean => folded.has(foldTitle(name)) || DOMAIN.test(name)
  const named = candidates.map(toNames).filter((names) => names.length > 0)
  const people = named.map((names) => names.filter((name) => !isSite(name)))
  return (people.find((names) => names.length > 0) ?? named[0])?.join(', ')
}

/** Gives the values that are names: the address of a profile or a mailbox is not. */
function toNames(values: readonly string[]): readonly string[] {
  const names = values
    .map((value) => htmlToLine(value).replace(/^(?:by|von|par|por)[:：]? (?=\p{Lu}|\p{Lo})/iu, ''))
    .filter((name) => name !== '' && name.length <= MAX_NAME_LENGTH && !NO_NAME.test(name))
  const distinct = new Map<string, string>()
  for (const name of names) if (!distinct.has(foldTitle(name))) distinct.set(foldTitle(name), name)
  return [...distinct.values()]
}

const DOMAIN = /^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}$/iu
/** Longest name, in UTF-16 code units; a longer one is a sentence about the author. */
const MAX_NAME_LENGTH = 100
const NO_NAME = /^https?:|^www\.|@|^(?:no author|unknown|none|null|undefined)$/iu

function firstLine(texts: readonly string[]): string | undefined {
  return texts.map((text) => tidyLine(htmlToLine(text))).find((text) => text !== '')
}
