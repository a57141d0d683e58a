// Merging: drafts of one story become one story. The result depends neither on the order of the drafts nor
// on how they are spread over sources.
import { compareDrafts } from './compare-drafts.ts'
import { giveIds, type MergedDraft } from './give-ids.ts'
import { groupDrafts } from './group-drafts.ts'
import type { Story } from './story.ts'
import type { SourceIssue, StoryDraft } from './story-draft.ts'
import { inCanonicalOrder } from './story-order.ts'

/**
 * Joins drafts that are one story (`groupDrafts` says which). Gives the stories newest first, undated ones
 * last, then by id (code units).
 * @param issues Gets an issue for each id of a source that stood for several stories.
 */
export function mergeStories(
  drafts: readonly StoryDraft[],
  issues: SourceIssue[] = [],
): readonly Story[] {
  const groups = groupDrafts(drafts).map((group) => mergeGroup(group.sort(compareDrafts)))
  return inCanonicalOrder(giveIds(groups, issues))
}

/** Merges a group of drafts, the best first. */
function mergeGroup(group: readonly StoryDraft[]): MergedDraft {
  const [best] = group
  if (best === undefined) throw new RangeError('Expected a group of at least one draft')
  // Nearly all stories have one draft, so no second copy of a million is made.
  if (group.length === 1 && isMerged(best)) return best
  const text = group.find((draft) => draft.body !== '') ?? best
  const views = group.flatMap((draft) => draft.views ?? [])
  const author = group.find((draft) => draft.author !== undefined)?.author
  const publishedAt = group.find((draft) => draft.publishedAt !== undefined)?.publishedAt
  const section = group.find((draft) => draft.section !== undefined)?.section
  const id = group.find((draft) => draft.id !== undefined)?.id
  const url = group.find((draft) => draft.url !== undefined)?.url
  return {
    ...(id !== undefined && { id }),
    kind: best.kind,
    title: best.title,
    body: text.body,
    truncated: text.truncated,
    ...(author !== undefined && { author }),
    ...(publishedAt !== undefined && { publishedAt }),
    ...(views.length > 0 && { views: views.reduce((most, count) => Math.max(most, count)) }),
    ...(section !== undefined && { section }),
    ...(url !== undefined && { url }),
    lists: [...new Set(group.flatMap((draft) => draft.lists))].sort(),
    source: best.source,
  }
}

function isMerged(draft: StoryDraft): draft is MergedDraft {
  return draft.sameAs === undefined && draft.address === undefined && draft.lists.length < 2
}
