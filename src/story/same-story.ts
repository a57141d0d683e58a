// When do two tellings that have a key in common tell one story? One equal key does not join what the
// others contradict: what speaks for it has to outweigh what speaks against it. Knows no format.
import { compareTexts } from './compare-texts.ts'
import { foldTitle } from './fold-title.ts'
import { addressKey } from './story-address.ts'
import type { Story } from './story.ts'

/** What is known of a story by which it can be told from others. */
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
 * What a key weighs, from -3 to 3: above 0 where both tellings have the same, below where they have
 * different ones. An id is the source's word and an address a place that holds one thing, but both
 * are wrong at times (`id: 7` of two sites, a canonical address that a template repeats), so two
 * others can overrule one. Two different ids of sources are always two stories.
 */
const WEIGHTS = {
  id: { same: 3 },
  address: { same: 3, other: -2 },
  title: { same: 1, other: -1 },
  instant: { same: 1, other: -1 },
  /** A teaser may be put in words of its own, so that it says less than the text of an article. */
  text: { same: 2, other: -2, otherTeaser: -1 },
} as const

/** From this distance on two dates speak of two stories, milliseconds: one is put right within a day. */
const OTHER_DAY_MS = 24 * 3_600_000

/** How many titles and addresses of a story are kept; nobody gives one as many. */
const MAX_KEPT = 16

/** Gives what tells a story apart from others. */
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

/** Gives what is known of a story that is told twice; `best` has the better text. */
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

/** Tells whether two tellings that have a key in common are one story. */
export function isSameStory(a: Telling, b: Telling): boolean {
  if (a.id !== undefined && b.id !== undefined && a.id !== b.id) return false
  const sum =
    (a.id !== undefined && a.id === b.id ? WEIGHTS.id.same : 0) +
    weighAddresses(a.addresses, b.addresses) +
    (shares(a.titles, b.titles) ? WEIGHTS.title.same : WEIGHTS.title.other) +
    weighInstants(a.instant, b.instant)
  // Texts are looked at only where they can decide.
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
