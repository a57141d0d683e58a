// Who wrote a page, when, in which section, and what is its address? JSON-LD first, then Open Graph
// and the other meta tags, then what the page shows. Knows these vocabularies, not the page's text.
import * as v from 'valibot'

import { htmlToLine } from './html-blocks.ts'
import { withoutBy } from '../sources/page/page-line.ts'
import type { HtmlScan } from './scan-html-page.ts'
import { toAddress } from './story-address.ts'
import { tidyLine } from './tidy-text.ts'

/** What a page says of its story. */
export interface PageMetadata {
  readonly title: string | undefined
  readonly author: string | undefined
  /** All dates of publication that it names, the most reliable first. */
  readonly dates: readonly string[]
  readonly section: string | undefined
  /** The canonical address. */
  readonly url: string | undefined
  /** The text of the article as JSON-LD gives it. */
  readonly articleBody: string | undefined
  readonly description: string | undefined
}

/** Types of schema.org that are one story. */
const STORY_TYPE = /(?:Article|BlogPosting|SocialMediaPosting|Report|Review|NewsArticle)$/
/** How much of a JSON-LD value is walked. */
const MAX_NODES = 5000

const StringsSchema = v.fallback(
  v.union([
    v.array(v.fallback(v.string(), '')),
    v.pipe(
      v.string(),
      v.transform((text) => [text]),
    ),
  ]),
  [],
)
const NamedSchema = v.union([
  v.string(),
  v.pipe(v.object({ name: v.string() }), v.transform(nameOf)),
])
const NamesSchema = v.fallback(
  v.union([
    v.array(v.fallback(NamedSchema, '')),
    v.pipe(
      NamedSchema,
      v.transform((name) => [name]),
    ),
  ]),
  [],
)
const AddressSchema = v.fallback(
  v.union([
    v.string(),
    v.pipe(
      v.object({ '@id': v.string() }),
      v.transform((it) => it['@id']),
    ),
  ]),
  '',
)

/** What is read of a story in JSON-LD. What has another form is absent. */
const StorySchema = v.object({
  headline: v.optional(StringsSchema, []),
  name: v.optional(StringsSchema, []),
  author: v.optional(NamesSchema, []),
  datePublished: v.optional(StringsSchema, []),
  dateCreated: v.optional(StringsSchema, []),
  articleSection: v.optional(StringsSchema, []),
  mainEntityOfPage: v.optional(AddressSchema, ''),
  url: v.optional(AddressSchema, ''),
  articleBody: v.optional(StringsSchema, []),
  description: v.optional(StringsSchema, []),
  publisher: v.optional(NamesSchema, []),
})
type StoryNode = v.InferOutput<typeof StorySchema>

function nameOf(named: { readonly name: string }): string {
  return named.name
}

/**
 * Reads what a page says of itself.
 * @param address Where the page was fetched from, if it is known.
 */
export function readPageMetadata(scan: HtmlScan, address?: string): PageMetadata {
  const story = findStory(scan.jsonLd)
  const meta = (...names: readonly string[]): string[] =>
    names.flatMap((name) => scan.metas.get(name) ?? [])
  const base = (scan.base === undefined ? undefined : toAddress(scan.base, address)) ?? address
  const sites = [...(story?.publisher ?? []), ...meta('og:site_name', 'application-name')]
  const titles = [
    ...(story?.headline ?? []),
    ...meta('og:title', 'parsely-title', 'dc.title', 'twitter:title', 'headline'),
    ...(scan.headings.length === 1 ? scan.headings : []),
    scan.title,
  ]
  const addresses = [
    scan.canonical,
    ...meta('og:url', 'parsely-link'),
    story?.mainEntityOfPage,
    story?.url,
    address,
  ]
  return {
    title: firstLine(titles.map((title) => withoutSite(htmlToLine(title), sites))),
    author:
      namesOf(story?.author ?? []) ??
      namesOf(meta('author', 'parsely-author', 'sailthru.author', 'dc.creator', 'byl')) ??
      namesOf(meta('article:author')),
    dates: [
      ...(story?.datePublished ?? []),
      ...meta(
        'article:published_time',
        'og:article:published_time',
        'datepublished',
        'parsely-pub-date',
        'dc.date.issued',
        'dcterms.created',
        'dc.date',
        'sailthru.date',
        'pubdate',
        'publish-date',
        'publishdate',
        'date',
      ),
      ...(story?.dateCreated ?? []),
      ...scan.times,
    ],
    section: firstLine(
      [
        ...(story?.articleSection ?? []),
        ...meta('article:section', 'og:article:section', 'parsely-section', 'section'),
      ].map(htmlToLine),
    ),
    url: addresses
      .map((link) => (link === undefined ? undefined : toAddress(link, base)))
      .find((link) => link !== undefined),
    articleBody: story?.articleBody.find((text) => text.trim() !== ''),
    description: firstLine(
      [
        ...meta('og:description', 'description', 'twitter:description'),
        ...(story?.description ?? []),
      ].map(htmlToLine),
    ),
  }
}

/** Gives the first story in a page's JSON-LD, one with a headline before others. */
function findStory(scripts: readonly string[]): StoryNode | undefined {
  const found = scripts.flatMap((script) => storiesIn(parseJson(script)))
  return found.find(({ headline }) => headline.length > 0) ?? found[0]
}

function storiesIn(value: unknown): StoryNode[] {
  const stories: StoryNode[] = []
  const waiting: unknown[] = [value]
  // In the order of the text, not into depth by recursion: a page decides how deep it is.
  for (let i = 0; i < waiting.length && i < MAX_NODES; i++) {
    const node = waiting[i]
    if (typeof node !== 'object' || node === null) continue
    const parts: unknown[] = Object.values(node)
    for (const part of parts) if (typeof part === 'object') waiting.push(part)
    const types = '@type' in node ? [node['@type']].flat() : []
    if (!types.some((type) => typeof type === 'string' && STORY_TYPE.test(type))) continue
    const story = v.safeParse(StorySchema, node)
    if (story.success) stories.push(story.output)
  }
  return stories
}

/** Reads JSON as pages write it: in a comment or CDATA, with line breaks in strings. */
function parseJson(script: string): unknown {
  const json = script
    .trim()
    .replace(/^(?:\/\/)?\s*(?:<!--|<!\[CDATA\[)/u, '')
    .replace(/(?:\/\/ ?)?(?:-->|\]\]>)$/u, '')
  for (const text of [json, json.replace(/[\n\r\t]+/gu, ' ')]) {
    try {
      return JSON.parse(text)
    } catch {
      continue
    }
  }
  return undefined
}

/** Takes ` | Site` or `Site: ` off a title. */
function withoutSite(title: string, sites: readonly string[]): string {
  for (const site of sites.map(tidyLine)) {
    if (site === '' || site.length >= title.length) continue
    if (title.endsWith(site)) {
      const kept = title.slice(0, -site.length).trimEnd()
      if (/[|–—:·»-]$/u.test(kept)) return kept.slice(0, -1).trimEnd()
    }
    if (title.startsWith(`${site}:`) || title.startsWith(`${site} |`)) {
      return title.slice(site.length).replace(/^ ?[|:] ?/u, '')
    }
  }
  return title
}

function firstLine(texts: readonly string[]): string | undefined {
  return texts.map(tidyLine).find((text) => text !== '')
}

/** Gives those that are names: an address of a profile or a mailbox is none. */
function namesOf(values: readonly string[]): string | undefined {
  const names = values
    .map((value) => withoutBy(htmlToLine(value)))
    .filter(
      (name) => name !== '' && name.length <= MAX_NAME_LENGTH && !/^https?:|^www\.|@/u.test(name),
    )
  return names.length === 0 ? undefined : [...new Set(names)].join(', ')
}

/** Longest name, in UTF-16 code units; what is longer is a sentence about the author. */
const MAX_NAME_LENGTH = 100
