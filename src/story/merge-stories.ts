// Which tellings are one story, and what does it look like whole? The result depends neither on the
// order of the drafts nor on how they are spread over sources. Knows nothing of formats.
import { foldTitle } from './fold-title.ts'
import type { Story } from './story.ts'
import type { StoryDraft } from './story-draft.ts'
import { storyId } from './story-id.ts'

/**
 * Joins drafts that are one story: the same explicit id; or, without one, the same folded title at
 * the same instant, an undated one with the only dated one of its title, and a teaser with the
 * article of its page; or the same address. Gives the stories newest first, undated ones last, then by id (code units).
 */
export function mergeStories(drafts: readonly StoryDraft[]): readonly Story[] {
  const groups = groupDrafts(drafts).map((group) => mergeGroup(group.sort(compareDrafts)))
  return sortStories(giveIds(groups))
}

/** Gives the drafts of each story, by union-find over their positions. */
function groupDrafts(drafts: readonly StoryDraft[]): StoryDraft[][] {
  const parents = drafts.map((_, i) => i)
  const rootOf = (i: number): number => {
    let root = i
    for (let parent = parents[root]; parent !== undefined && parent !== root;) {
      // Halving the path on the way keeps later walks short.
      parents[root] = parents[parent] ?? parent
      root = parents[root] ?? root
      parent = parents[root]
    }
    return root
  }
  const join = (a: number, b: number): void => {
    parents[rootOf(a)] = rootOf(b)
  }

  const positions = new Map(drafts.map((draft, i) => [draft, i]))
  const firstOfKey = new Map<string, number>()
  const firstOfAddress = new Map<string, number>()
  for (const [i, draft] of drafts.entries()) {
    const key = identityOf(draft)
    join(i, firstOfKey.get(key) ?? i)
    if (!firstOfKey.has(key)) firstOfKey.set(key, i)
    if (draft.address !== undefined) {
      const first = firstOfAddress.get(draft.address)
      if (first === undefined) firstOfAddress.set(draft.address, i)
      else join(i, first)
    }
    // A source's own ids are stronger than what a page shows.
    const isFree = draft.id === undefined && draft.sameAs?.id === undefined
    const twin = isFree && draft.sameAs ? positions.get(draft.sameAs) : undefined
    if (twin !== undefined) join(i, twin)
  }
  joinUndated(drafts, rootOf, join)

  const groups = new Map<number, StoryDraft[]>()
  for (const [i, draft] of drafts.entries()) {
    const root = rootOf(i)
    const group = groups.get(root)
    if (group === undefined) groups.set(root, [draft])
    else group.push(draft)
  }
  return [...groups.values()]
}

/** Joins the undated drafts of a title with its dated story where there is exactly one. */
function joinUndated(
  drafts: readonly StoryDraft[],
  rootOf: (i: number) => number,
  join: (a: number, b: number) => void,
): void {
  const datedRoots = new Map<string, Set<number>>()
  const undated = new Map<string, number>()
  for (const [i, draft] of drafts.entries()) {
    if (draft.id !== undefined) continue
    const title = foldTitle(draft.title)
    if (draft.publishedAt === undefined) undated.set(title, i)
    else datedRoots.set(title, (datedRoots.get(title) ?? new Set()).add(rootOf(i)))
  }
  for (const [title, i] of undated) {
    const [only, ...others] = datedRoots.get(title) ?? []
    // All undated drafts of the title are one group already.
    if (only !== undefined && others.length === 0) join(i, only)
  }
}

function identityOf(draft: StoryDraft): string {
  if (draft.id !== undefined) return `id\n${draft.id}`
  const instant = draft.publishedAt === undefined ? '' : String(Date.parse(draft.publishedAt))
  return `title\n${foldTitle(draft.title)}\n${instant}`
}

/** A story that has its id already or gets one from its title and moment. */
type MergedDraft = StoryDraft & { readonly sameAs?: never; readonly address?: never }

/** Makes one story of its tellings, the most telling one first. */
function mergeGroup(group: readonly StoryDraft[]): MergedDraft {
  const [best] = group
  if (best === undefined) throw new RangeError('Expected a group of at least one draft')
  // Nearly all are told once; of a million, no second copy is made.
  if (group.length === 1 && isMerged(best)) return best
  const text = group.find((draft) => draft.body !== '') ?? best
  const views = group.flatMap((draft) => draft.views ?? [])
  const author = group.find((draft) => draft.author !== undefined)?.author
  const publishedAt = group.find((draft) => draft.publishedAt !== undefined)?.publishedAt
  const section = group.find((draft) => draft.section !== undefined)?.section
  const url = group.find((draft) => draft.url !== undefined)?.url
  return {
    ...(best.id !== undefined && { id: best.id }),
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

/** Articles before teasers, then the longest body, then any order as long as it is always the same. */
function compareDrafts(a: StoryDraft, b: StoryDraft): number {
  return (
    compare(a.kind, b.kind) ||
    b.body.length - a.body.length ||
    Number(a.truncated) - Number(b.truncated) ||
    compare(a.title, b.title) ||
    compare(a.body, b.body) ||
    compare(a.publishedAt ?? '', b.publishedAt ?? '') ||
    compare(a.author ?? '', b.author ?? '') ||
    compare(a.section ?? '', b.section ?? '') ||
    compare(a.url ?? '', b.url ?? '') ||
    compare(a.source, b.source)
  )
}

/** Gives every story an id of its own; a source's own ids stay as they are. */
function giveIds(merged: readonly MergedDraft[]): Story[] {
  const sharing = new Map<string, MergedDraft[]>()
  for (const draft of merged) {
    const id = draft.id ?? storyId(draft.title, draft.publishedAt)
    const others = sharing.get(id)
    if (others === undefined) sharing.set(id, [draft])
    else others.push(draft)
  }
  const stories: Story[] = []
  for (const [id, drafts] of sharing) {
    // Two stories meet here only where hashes collide or a source took an id of our making.
    drafts.sort((a, b) => Number(b.id === id) - Number(a.id === id) || compareDrafts(a, b))
    let number = 1
    for (const draft of drafts) {
      while (number > 1 && sharing.has(`${id}-${number}`)) number++
      stories.push({ ...draft, id: number === 1 ? id : `${id}-${number}` })
      number++
    }
  }
  return stories
}

/** Newest first, undated stories last, then by id (code units). */
function sortStories(stories: readonly Story[]): Story[] {
  return stories
    .map((story) => ({
      story,
      instant: story.publishedAt === undefined ? -Number.MAX_VALUE : Date.parse(story.publishedAt),
    }))
    .sort((a, b) => b.instant - a.instant || compare(a.story.id, b.story.id))
    .map(({ story }) => story)
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
