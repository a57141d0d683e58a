// The reader of feeds: RSS 2.0, RSS 1.0, Atom and JSON Feed, by feedsmith.
import { parseFeed as parseAnyFeed } from 'feedsmith'

import { type FeedItem, readFeedItem } from './feed-item.ts'
import { feedItems } from './feed-items.ts'
import { countItems, findFeed, repairFeed } from './repair-feed.ts'
import { addressKey } from '../../story/story-address.ts'
import type { SourceContext } from '../source-context.ts'
import {
  type ParsedSource,
  quote,
  type SourceIssue,
  type StoryDraft,
} from '../../story/story-draft.ts'

/**
 * Reads a feed, given as text, or as a parsed value if it is a JSON Feed. Stories come in the order of the
 * feed. What of an item cannot be read is an issue; issues count items from 1.
 * @throws RangeError when the runtime does not know `context.timeZone`.
 */
export function parseFeed(content: unknown, context: SourceContext): ParsedSource {
  const { source } = context
  const { items, reasons } = readItems(content, context.address)
  const keys = items.map(({ url }) => (url === undefined ? undefined : addressKey(url)))
  const uses = new Map<string | undefined, number>()
  for (const key of keys) uses.set(key, (uses.get(key) ?? 0) + 1)

  const stories: StoryDraft[] = []
  const issues: SourceIssue[] = reasons.map((reason) => ({ source, reason }))
  for (const [i, item] of items.entries()) {
    const { draft, reasons } = readFeedItem(item, context)
    const key = keys[i]
    // An address that several items share is the address of a page about all of them.
    const address = uses.get(key) === 1 ? key : undefined
    if (draft !== undefined) stories.push({ ...draft, ...(address !== undefined && { address }) })
    issues.push(...reasons.map((reason) => ({ source, reason: `item ${i + 1}: ${reason}` })))
  }
  return { stories, issues }
}

/** The items of a feed, with issues of the whole feed. */
interface ReadItems {
  readonly items: readonly FeedItem[]
  readonly reasons: readonly string[]
}

/** Reads the items of a feed; of a broken feed as far as possible. */
function readItems(content: unknown, address: string | undefined): ReadItems {
  const { text, before } = typeof content === 'string' ? findFeed(content) : NO_TEXT
  const reasons = before === '' ? [] : [`text before the feed: ${quote(before)}`]
  const whole = tryItems(typeof content === 'string' ? text.trim() : content, address)
  const found = 'reason' in whole ? [] : whole.items
  // An element left open swallows items, with or without an error.
  if (text !== '' && (('isBroken' in whole && whole.isBroken) || found.length < countItems(text))) {
    const repaired = tryItems(repairFeed(text), address)
    if (!('reason' in repaired) && repaired.items.length > found.length) {
      const why = 'reason' in whole ? whole.reason : 'a broken feed (elements left open)'
      return { items: repaired.items, reasons: [...reasons, `${why}: read as far as it goes`] }
    }
  }
  if ('reason' in whole) return { items: [], reasons: [...reasons, whole.reason] }
  return {
    items: found,
    reasons: found.length === 0 ? [...reasons, 'a feed without items'] : reasons,
  }
}

const NO_TEXT = { text: '', before: '' }

/** Gives the items, or the reason why there are none. */
function tryItems(
  content: unknown,
  address: string | undefined,
): { readonly items: readonly FeedItem[] } | Failure {
  try {
    // The parser recognizes a feed by its first characters.
    return { items: feedItems(parseAnyFeed(content), address) }
  } catch (error) {
    return failureOf(error)
  }
}

interface Failure {
  readonly reason: string
  readonly isBroken: boolean
}

/** Longest reason of the parser that an issue quotes, in UTF-16 code units. */
const MAX_REASON_LENGTH = 100

/** Gives the reason why a text is not a feed: its root, or the place where its XML is broken. */
function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) throw error
  if (error.name === 'DetectError') {
    return { reason: 'no feed: neither RSS nor Atom nor JSON Feed', isBroken: false }
  }
  const cause = error.cause instanceof Error ? error.cause.message : ''
  const reason = cause.split('\n', 1)[0] ?? ''
  const why = reason === '' ? '' : ` (${reason.slice(0, MAX_REASON_LENGTH)})`
  return { reason: `a broken feed${why}`, isBroken: true }
}
