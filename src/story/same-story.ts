// The decision whether two drafts with a key in common are one story. What speaks for it must outweigh what
// speaks against it.
import { compareTexts } from './compare-texts.ts'
import { foldTitle } from './fold-title.ts'
import { addressKey } from './story-address.ts'
import type { Story } from './story.ts'

/** The keys of a story: what distinguishes it from others. */
export interface Telling {
  /** The id that its source gave. */
  readonly id: string | undefined
  /** Folded. */
  readonly titles: ReadonlySet<string>
  /** As `addressKey` gives them. */
  readonly addresses: ReadonlySet<string>
  /** Milliseconds since 1970. */
  readonly instant: number | undefined
  readonly kind: Story['kind']
  readonly body: string
}

/**
 * The weight of a key, from -3 to 3: above 0 if both drafts have the same, below if they have different
 * ones. An id is given by the source and an address holds one thing, but both are wrong at times (`id: 7`
 * of two sites, a canonical address that a template repeats), so two other keys can overrule one. Two
 * different ids of sources are always two stories.
 */
const WEIGHTS = {
  id: { same: 3 },
  address: { same: 3, other: -2 },
  title: { same: 1, other: -1 },
  instant: { same: 1, other: -1 },
  /** A teaser may have words of its own, so it weighs less than the text of an article. */
  text: { same: 2, other: -2, otherTeaser: -1 },
} as const

/** Two dates at least this far apart mean two stories, milliseconds; a date is corrected within a day. */
const OTHER_DAY_MS = 24 * 3_600_000

/** Most titles and addresses kept of a story; no real story has as many. */
const MAX_KEPT = 16

/** Gives the keys of a story. */
export function tellingOf(
  story: Pick<Story, 'title' | 'kind' | 'body' | 'url' | 'publishedAt'> & {
    readonly id?: string | undefined
    readonly address?: string | undefined
  },
): Telling {
  const { id, title, kind, body, url, publishedAt } = story
  const address = story.address ?? (url === undefined ? undefined : addressKey(url))
  return {
    id,
    titles: new Set([foldTitle(title)]),
    addresses: new Set(address === undefined ? [] : [address]),
    instant: publishedAt === undefined ? undefined : Date.parse(publishedAt),
    kind,
    body,
  }
}

/** Joins the keys of two drafts of a story; `best` has the better text. */
export function joinTellings(best: Telling, other: Telling): Telling {
  return {
    id: best.id ?? other.id,
    titles: joinSome(best.titles, other.titles),
    addresses: joinSome(best.addresses, other.addresses),
    instant: best.instant ?? other.instant,
    kind: best.kind,
    body: best.body === '' ? other.body : best.body,
  }
}

function joinSome(a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> {
  return [...b].every((one) => a.has(one)) || a.size >= MAX_KEPT ? a : new Set([...a, ...b])
}

/** Tells whether two drafts with a key in common are one story. */
export function isSameStory(a: Telling, b: Telling): boolean {
  if (a.id !== undefined && b.id !== undefined && a.id !== b.id) return false
  const sum =
    (a.id !== undefined && a.id === b.id ? WEIGHTS.id.same : 0) +
    weighAddresses(a.addresses, b.addresses) +
    (shares(a.titles, b.titles) ? WEIGHTS.title.same : WEIGHTS.title.other) +
    weighInstants(a.instant, b.instant)
  // Texts are compared only if they can decide.
  if (sum > -WEIGHTS.text.other) return true
  return sum > -WEIGHTS.text.same && sum + weighTexts(a, b) > 0
}

function weighAddresses(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0
  if (shares(a, b)) return WEIGHTS.address.same
  // `/story` and `/story?from=feed` may be one.
  const isNear = [...a].some((one) => [...b].some((other) => isSamePath(one, other)))
  return isNear ? 0 : WEIGHTS.address.other
}

function isSamePath(a: string, b: string): boolean {
  const [pathA, queryA] = a.split('?')
  const [pathB, queryB] = b.split('?')
  return pathA === pathB && (queryA === undefined || queryB === undefined)
}

function weighInstants(a: number | undefined, b: number | undefined): number {
  if (a === undefined || b === undefined) return 0
  if (a === b) return WEIGHTS.instant.same
  return Math.abs(a - b) > OTHER_DAY_MS ? WEIGHTS.instant.other : 0
}

function weighTexts(a: Telling, b: Telling): number {
  const verdict = compareTexts(a.body, b.body)
  if (verdict === 'same') return WEIGHTS.text.same
  if (verdict !== 'other') return 0
  const areArticles = a.kind === 'article' && b.kind === 'article'
  return areArticles ? WEIGHTS.text.other : WEIGHTS.text.otherTeaser
}

function shares(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [few, many] = a.size < b.size ? [a, b] : [b, a]
  for (const one of few) if (many.has(one)) return true
  return false
}
