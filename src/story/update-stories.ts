// Updates of known stories by drafts: new ones are added, known ones are corrected, none is lost.
import { addressKey } from './story-address.ts'
import { type Story, tidyStory } from './story.ts'
import type { StoryDraft } from './story-draft.ts'
import { isSameStory, tellingOf } from './same-story.ts'
import { distinctId, storyId } from './story-id.ts'

/** Stories after an update, in no order, with how many are new and how many are changed. */
export interface UpdatedStories {
  readonly stories: readonly Story[]
  readonly added: number
  readonly changed: number
}

/**
 * Updates known stories by drafts. A draft is a known story by its own id, by its address, or by the id of
 * its title and instant, unless its other keys contradict (`isSameStory`). Known ids stay. A correction
 * replaces what it corrects, except that no teaser replaces an article and no cut text a whole one.
 */
export function updateStories(
  known: readonly Story[],
  drafts: readonly StoryDraft[],
): UpdatedStories {
  const stories = new Map(known.map((story) => [story.id, story]))
  const addresses = addressesOf(known)
  const added = new Set<string>()
  const changed = new Set<string>()
  for (const draft of drafts) {
    const { address } = draft
    const byAddress = address === undefined ? undefined : addresses.get(address)
    const id = idOf(draft, draft.id ?? byAddress, stories)
    const old = stories.get(id)
    const updated = old === undefined ? toStory(draft, id) : applyDraft(old, draft)
    if (address !== undefined && !addresses.has(address)) addresses.set(address, id)
    if (updated === old) continue
    stories.set(id, updated)
    if (old === undefined) added.add(id)
    else if (!added.has(id)) changed.add(id)
  }
  return { stories: [...stories.values()], added: added.size, changed: changed.size }
}

/** Gives the id of a draft's story, or a new one that no other story has. */
function idOf(
  draft: StoryDraft,
  known: string | undefined,
  stories: ReadonlyMap<string, Story>,
): string {
  const made = draft.id ?? storyId(draft.title, draft.publishedAt)
  const distinct = distinctId(made, draft)
  const isFree = (id: string): boolean => {
    const story = stories.get(id)
    return story === undefined || isDraftOf(story, id, draft)
  }
  const own = [known, made, distinct].find((id) => id !== undefined && isFree(id))
  if (own !== undefined) return own
  let number = 2
  while (!isFree(`${distinct}-${number}`)) number++
  return `${distinct}-${number}`
}

/** Tells whether a draft with a key of a story is that story. */
function isDraftOf(story: Story, id: string, draft: StoryDraft): boolean {
  // A known story's id is its source's own if the draft has the same; else it was made here.
  const telling = tellingOf({ ...story, id: draft.id === id ? id : undefined })
  return isSameStory(telling, tellingOf(draft))
}

/** Gives the id of each address that only one story has. */
function addressesOf(known: readonly Story[]): Map<string, string | undefined> {
  const ids = new Map<string, string | undefined>()
  for (const { id, url } of known) {
    const key = url === undefined ? undefined : addressKey(url)
    if (key !== undefined) ids.set(key, ids.has(key) ? undefined : id)
  }
  return ids
}

function toStory(draft: StoryDraft, id: string): Story {
  const { kind, title, body, truncated, source } = draft
  return applyDraft({ id, kind, title, body, truncated, lists: [], source }, draft)
}

/** Gives the updated story; the same object if nothing is new. */
function applyDraft(old: Story, draft: StoryDraft): Story {
  const isLess =
    draft.body === '' ||
    (draft.kind === 'teaser' && old.kind === 'article') ||
    (draft.truncated && !old.truncated)
  const { kind, title, body, truncated } = isLess ? old : draft
  const updated = tidyStory({
    id: old.id,
    kind,
    title,
    body,
    truncated,
    author: draft.author ?? old.author,
    publishedAt: draft.publishedAt ?? old.publishedAt,
    views: draft.views === undefined ? old.views : Math.max(draft.views, old.views ?? 0),
    section: draft.section ?? old.section,
    url: draft.url ?? old.url,
    lists: [...new Set([...old.lists, ...draft.lists])].sort(),
    source: old.source,
  })
  return isSame(old, updated) ? old : updated
}

function isSame(a: Story, b: Story): boolean {
  return (
    a.kind === b.kind &&
    a.title === b.title &&
    a.body === b.body &&
    a.truncated === b.truncated &&
    a.author === b.author &&
    a.publishedAt === b.publishedAt &&
    a.views === b.views &&
    a.section === b.section &&
    a.url === b.url &&
    a.lists.length === b.lists.length
  )
}
