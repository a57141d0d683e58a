// How do feeds become stories? RSS 2.0, RSS 1.0, Atom and JSON Feed, read by feedsmith. Leaves to
// feed-items.ts where each format keeps what, and to feed-item.ts what an item says.
import { parseFeed as parseAnyFeed } from 'feedsmith'

import { readFeedItem } from './feed-item.ts'
import { type AnyFeed, feedItems } from './feed-items.ts'
import { addressKey } from '../../story/story-address.ts'
import type {
  ParsedSource,
  SourceContext,
  SourceIssue,
  StoryDraft,
} from '../../story/story-draft.ts'

/**
 * Reads a feed, given as text or, a JSON Feed, as the value that its text holds. Stories come in the
 * order of the feed; what of an item cannot be read is an issue that counts items from 1.
 * @throws RangeError when the runtime does not know `context.timeZone`.
 */
export function parseFeed(content: unknown, context: SourceContext): ParsedSource {
  const { source } = context
  let feed: AnyFeed
  try {
    // The parser knows a feed by what its text begins with.
    feed = parseAnyFeed(typeof content === 'string' ? content.trim() : content)
  } catch (error) {
    return { stories: [], issues: [{ source, reason: reasonOf(error) }] }
  }
  const items = feedItems(feed, context.address)
  const keys = items.map(({ url }) => (url === undefined ? undefined : addressKey(url)))
  const uses = new Map<string | undefined, number>()
  for (const key of keys) uses.set(key, (uses.get(key) ?? 0) + 1)

  const stories: StoryDraft[] = []
  const issues: SourceIssue[] = []
  for (const [i, item] of items.entries()) {
    const { draft, reasons } = readFeedItem(item, context)
    const key = keys[i]
    // An address that several items share is that of a page about all of them.
    const address = uses.get(key) === 1 ? key : undefined
    if (draft !== undefined) stories.push({ ...draft, ...(address !== undefined && { address }) })
    issues.push(...reasons.map((reason) => ({ source, reason: `item ${i + 1}: ${reason}` })))
  }
  return { stories, issues }
}

/** Longest reason of the parser that is repeated, in UTF-16 code units. */
const MAX_REASON_LENGTH = 100

/** Says why a text is no feed: what its root is not, or where its XML is broken. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) throw error
  if (error.name === 'DetectError') return 'no feed: neither RSS nor Atom nor JSON Feed'
  const cause = error.cause instanceof Error ? error.cause.message : ''
  const reason = cause.split('\n', 1)[0] ?? ''
  return reason === '' ? 'a broken feed' : `a broken feed (${reason.slice(0, MAX_REASON_LENGTH)})`
}
