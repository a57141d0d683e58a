// The order of drafts of one story, best first. It depends only on what the drafts hold.
import type { StoryDraft } from './story-draft.ts'

/** Articles before teasers, then the longest body, then any fixed order. */
export function compareDrafts(a: StoryDraft, b: StoryDraft): number {
  return (
    compareCodeUnits(a.kind, b.kind) ||
    b.body.length - a.body.length ||
    Number(a.truncated) - Number(b.truncated) ||
    compareCodeUnits(a.title, b.title) ||
    compareCodeUnits(a.body, b.body) ||
    compareCodeUnits(a.publishedAt ?? '', b.publishedAt ?? '') ||
    compareCodeUnits(a.author ?? '', b.author ?? '') ||
    compareCodeUnits(a.section ?? '', b.section ?? '') ||
    compareCodeUnits(a.url ?? '', b.url ?? '') ||
    compareCodeUnits(a.address ?? '', b.address ?? '') ||
    compareCodeUnits(a.id ?? '', b.id ?? '') ||
    compareCodeUnits(a.source, b.source)
  )
}

/** Compares by UTF-16 code units. */
export function compareCodeUnits(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
