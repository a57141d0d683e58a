// Ids of merged stories. They depend on what the stories are, not on the order of sources or on how long
// their texts have become.
import { compareCodeUnits, compareDrafts } from './compare-drafts.ts'
import type { Story } from './story.ts'
import { quote, type SourceIssue, type StoryDraft } from './story-draft.ts'
import { distinctId, storyId } from './story-id.ts'

/** A merged story that has its own id or gets one from its title and instant. */
export type MergedDraft = StoryDraft & { readonly sameAs?: never; readonly address?: never }

/**
 * Gives every story an id of its own. A source's own id stays as it is. If several stories have it, the
 * first published keeps it, the others get a hash after it, and an issue reports that.
 */
export function giveIds(merged: readonly MergedDraft[], issues: SourceIssue[]): Story[] {
  const sharing = new Map<string, MergedDraft[]>()
  for (const draft of merged) {
    const id = draft.id ?? storyId(draft.title, draft.publishedAt)
    const others = sharing.get(id)
    if (others === undefined) sharing.set(id, [draft])
    else others.push(draft)
  }
  const taken = new Set(sharing.keys())
  const stories: Story[] = []
  for (const [id, drafts] of [...sharing].sort(([a], [b]) => compareCodeUnits(a, b))) {
    if (drafts.length > 1) drafts.sort((a, b) => compareOwners(a, b, id))
    for (const [i, draft] of drafts.entries()) {
      const own = i === 0 ? id : freeId(id, draft, taken)
      taken.add(own)
      stories.push({ ...draft, id: own })
      if (i === 0 || draft.id !== id) continue
      const reason = `id ${quote(id)} is that of another story, too: kept as ${quote(own)}`
      issues.push({ source: draft.source, reason })
    }
  }
  return stories
}

/** Orders the stories that claim an id: first those whose source gave it, then by what never changes. */
function compareOwners(a: MergedDraft, b: MergedDraft, id: string): number {
  return (
    Number(b.id === id) - Number(a.id === id) ||
    instantOf(a) - instantOf(b) ||
    compareCodeUnits(a.url ?? '', b.url ?? '') ||
    compareCodeUnits(a.title, b.title) ||
    compareDrafts(a, b)
  )
}

/** Undated stories come last. */
function instantOf({ publishedAt }: MergedDraft): number {
  return publishedAt === undefined ? Number.MAX_VALUE : Date.parse(publishedAt)
}

function freeId(id: string, draft: MergedDraft, taken: ReadonlySet<string>): string {
  const own = distinctId(id, draft)
  let free = own
  for (let number = 2; taken.has(free); number++) free = `${own}-${number}`
  return free
}
