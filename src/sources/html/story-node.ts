// The object of a page's JSON-LD that is about the page's story, by the vocabulary of schema.org. Other
// objects are about what the page lists, reviews or belongs to.
import * as v from 'valibot'

import { foldTitle } from '../../story/fold-title.ts'
import { addressKey, toAddress } from '../../story/story-address.ts'
import { type JsonLdNode, readJsonLd } from './json-ld.ts'

/** The story of a page in JSON-LD. */
export interface StoryNode {
  readonly titles: readonly string[]
  /** Persons, and authors of unknown type. */
  readonly authors: readonly string[]
  /** Organizations named as authors. */
  readonly organizations: readonly string[]
  readonly publishers: readonly string[]
  readonly published: readonly string[]
  readonly created: readonly string[]
  readonly modified: readonly string[]
  readonly sections: readonly string[]
  readonly urls: readonly string[]
  readonly texts: readonly string[]
  readonly descriptions: readonly string[]
}

/** What identifies the page's own object. */
export interface AboutPage {
  /** Its addresses: canonical, `og:url`, the one it was fetched from. */
  readonly addresses: readonly string[]
  /** Its headlines from `og:title` and the like. */
  readonly titles: readonly string[]
}

/** Types of schema.org that are one story. */
const STORY_TYPE = /(?:Article|Posting|Report|Review)$/u
/** Types of a page, which often has the dates and authors that its article lacks. */
const PAGE_TYPE = /^(?:WebPage|ItemPage|AboutPage)$/u
/** Keys of things other than the page's own story. */
const ELSEWHERE =
  /^(?:itemListElement|item|review|reviews|comment|comments|hasPart|isPartOf|mentions|citation|isBasedOn|relatedLink|subjectOf|workExample|exampleOfWork|about|blogPost|blogPosts|suggestedAnswer|video|associatedMedia)$/u

const TextSchema = v.union([v.string(), v.pipe(v.number(), v.transform(String))])
const listOf = <T>(one: v.GenericSchema<unknown, T>) =>
  v.pipe(
    v.unknown(),
    v.transform((value): T[] =>
      (Array.isArray(value) ? (value as unknown[]) : [value]).flatMap((part) => {
        const parsed = v.safeParse(one, part)
        return parsed.success ? [parsed.output] : []
      }),
    ),
  )
const TextsSchema = v.optional(listOf(TextSchema))

/** A person or an organization, or a reference to one. */
const NamedSchema = v.union([
  v.pipe(
    v.string(),
    v.transform((name) => ({ name: [name], '@id': undefined, '@type': [] as string[] })),
  ),
  v.object({
    name: v.optional(listOf(TextSchema), []),
    '@id': v.optional(v.fallback(v.optional(v.string()), undefined)),
    '@type': v.optional(listOf(v.string()), []),
  }),
])
type Named = v.InferOutput<typeof NamedSchema>
const NamedListSchema = v.optional(listOf(NamedSchema))
const AddressesSchema = v.optional(
  listOf(
    v.union([
      v.string(),
      v.pipe(
        v.object({ '@id': v.string() }),
        v.transform((it) => it['@id']),
      ),
      v.pipe(
        v.object({ url: v.string() }),
        v.transform((it) => it.url),
      ),
    ]),
  ),
)

/** The properties read of an object; those of another form are absent. */
const NodeSchema = v.object({
  '@id': TextsSchema,
  headline: TextsSchema,
  name: TextsSchema,
  author: NamedListSchema,
  creator: NamedListSchema,
  publisher: NamedListSchema,
  datePublished: TextsSchema,
  dateCreated: TextsSchema,
  dateModified: TextsSchema,
  articleSection: TextsSchema,
  mainEntityOfPage: AddressesSchema,
  url: AddressesSchema,
  articleBody: TextsSchema,
  description: TextsSchema,
})
type ReadNode = v.InferOutput<typeof NodeSchema>

/** Finds the story of a page in its JSON-LD; undefined if nothing in it is about the page. */
export function findStoryNode(scripts: readonly string[], page: AboutPage): StoryNode | undefined {
  const nodes = readJsonLd(scripts)
  const named = namesById(nodes)
  const best = (type: RegExp): ReadNode | undefined =>
    nodes
      .filter(({ value }) => typesOf(value).some((name) => type.test(name)))
      .flatMap(({ value, path }) => {
        const parsed = v.safeParse(NodeSchema, value)
        return parsed.success
          ? [{ node: parsed.output, weight: weigh(parsed.output, path, page) }]
          : []
      })
      .filter(({ weight }) => weight >= LEAST_WEIGHT)
      .sort((a, b) => b.weight - a.weight)[0]?.node
  const story = best(STORY_TYPE)
  const around = best(PAGE_TYPE)
  if (story === undefined && around === undefined) return undefined
  return toStoryNode(story, around, named)
}

/** Least weight: a headline other than the page's title does not mean another story; more than that does. */
const LEAST_WEIGHT = -1

/** Weighs how likely an object is about the page. */
function weigh(node: ReadNode, path: readonly string[], page: AboutPage): number {
  const places = path.some((name) => ELSEWHERE.test(name)) ? -3 : 0
  return places + weighAddress(node, page) + weighTitle(node, page)
}

function weighAddress(node: ReadNode, { addresses }: AboutPage): number {
  const [base] = addresses
  const own = new Set(addresses.flatMap((address) => addressKey(address) ?? []))
  const named = [...(node.mainEntityOfPage ?? []), ...(node.url ?? []), ...(node['@id'] ?? [])]
    .flatMap((link) => toAddress(link, base) ?? [])
    .flatMap((address) => addressKey(address) ?? [])
  if (own.size === 0 || named.length === 0) return 0
  return named.some((key) => own.has(key)) ? 4 : -2
}

function weighTitle(node: ReadNode, { titles }: AboutPage): number {
  const own = [...(node.headline ?? []), ...(node.name ?? [])].map(foldTitle)
  const wanted = titles.map(foldTitle)
  if (own.length === 0) return 0
  const isNear = own.some((title) => wanted.some((other) => isNearTitle(title, other)))
  const hasHeadline = node.headline !== undefined && node.headline.length > 0 ? 1 : 0
  if (isNear) return 3 + hasHeadline
  return wanted.length === 0 ? hasHeadline : -1
}

/** Tells whether one of two folded headlines contains the other, if that is long enough. */
export function isNearTitle(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short === long || (short.length >= MIN_NEAR_LENGTH && long.includes(short))
}

/**
 * Shortest headline that is looked for in a longer one, in UTF-16 code units without spaces; a few letters
 * are in many.
 */
const MIN_NEAR_LENGTH = 8

function toStoryNode(
  story: ReadNode | undefined,
  around: ReadNode | undefined,
  named: ReadonlyMap<string, Named>,
): StoryNode {
  const resolve = (list: readonly Named[] | undefined): Named[] =>
    (list ?? []).map((one) => {
      const known = one.name.length === 0 ? named.get(one['@id'] ?? '') : undefined
      return known ?? one
    })
  const authors = [story?.author, story?.creator, around?.author, around?.creator]
    .map(resolve)
    .find((list) => list.some(({ name }) => name.length > 0))
  const isOrganization = (one: Named): boolean =>
    one['@type'].length > 0 && !one['@type'].includes('Person')
  const namesOf = (list: readonly Named[]): string[] => list.flatMap(({ name }) => name)
  return {
    titles: story?.headline?.length ? story.headline : (story?.name ?? []),
    authors: namesOf((authors ?? []).filter((one) => !isOrganization(one))),
    organizations: namesOf((authors ?? []).filter(isOrganization)),
    publishers: namesOf(resolve(story?.publisher)),
    published: [...(story?.datePublished ?? []), ...(around?.datePublished ?? [])],
    created: [...(story?.dateCreated ?? []), ...(around?.dateCreated ?? [])],
    modified: [...(story?.dateModified ?? []), ...(around?.dateModified ?? [])],
    sections: story?.articleSection ?? [],
    urls: [...(story?.mainEntityOfPage ?? []), ...(story?.url ?? [])],
    texts: story?.articleBody ?? [],
    descriptions: story?.description ?? [],
  }
}

/** Gives the names in the JSON-LD by their `@id`. */
function namesById(nodes: readonly JsonLdNode[]): ReadonlyMap<string, Named> {
  const named = new Map<string, Named>()
  for (const { value } of nodes) {
    const parsed = v.safeParse(NamedSchema, value)
    const id = parsed.success ? parsed.output['@id'] : undefined
    if (!parsed.success || id === undefined || parsed.output.name.length === 0) continue
    if (!named.has(id)) named.set(id, parsed.output)
  }
  return named
}

function typesOf(value: object): string[] {
  const types = '@type' in value ? [value['@type']].flat() : []
  return types.flatMap((type) => (typeof type === 'string' ? [type.replace(/^.*\//u, '')] : []))
}
