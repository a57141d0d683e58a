// Groups of drafts that are one story: drafts with a key in common, unless their other keys contradict. The
// groups depend neither on the order of the drafts nor on how they are spread over sources.
import { compareCodeUnits, compareDrafts } from './compare-drafts.ts'
import { foldTitle } from './fold-title.ts'
import { isSameStory, joinTellings, type Telling, tellingOf } from './same-story.ts'
import type { StoryDraft } from './story-draft.ts'

/**
 * Most stories under one key that a draft is compared with, next to those with its title or its address. A
 * key of more stories means nothing, and comparing with all would take too long.
 */
const MAX_COMPARED = 16

/**
 * Gives the drafts of each story. Keys are, in this order: the source's own id; the address; the folded
 * title at the same instant, for drafts without an id; the article that a page teases; and for undated
 * drafts the title, if exactly one dated story has it.
 */
export function groupDrafts(drafts: readonly StoryDraft[]): StoryDraft[][] {
  const groups = createGroups(drafts)
  for (const keyOf of [idKey, addressKeyOf, titleKey]) joinByKey(drafts, keyOf, groups)
  joinTwins(drafts, groups)
  joinUndated(drafts, groups)
  return groups.all()
}

/** Union-find over the positions of drafts, with the keys of each group. */
interface Groups {
  readonly rootOf: (i: number) => number
  readonly join: (a: number, b: number) => void
  /** Tells whether two groups are one story, by their keys. */
  readonly isSame: (a: number, b: number) => boolean
  readonly tellingOf: (i: number) => Telling
  readonly all: () => StoryDraft[][]
}

function createGroups(drafts: readonly StoryDraft[]): Groups {
  const parents = drafts.map((_, i) => i)
  const tellings = new Map<number, Telling>()
  const rootOf = (i: number): number => {
    let root = i
    for (let parent = parents[root]; parent !== undefined && parent !== root;) {
      // Path halving keeps later walks short.
      parents[root] = parents[parent] ?? parent
      root = parents[root] ?? root
      parent = parents[root]
    }
    return root
  }
  const known = (i: number): Telling => {
    const root = rootOf(i)
    const draft = drafts[root]
    if (draft === undefined) throw new RangeError(`Expected a draft at ${root}`)
    const telling = tellings.get(root) ?? tellingOf(draft)
    tellings.set(root, telling)
    return telling
  }
  return {
    rootOf,
    tellingOf: known,
    isSame: (a, b) => isSameStory(known(a), known(b)),
    join: (a, b) => {
      const [rootA, rootB] = [rootOf(a), rootOf(b)]
      if (rootA === rootB) return
      const [draftA, draftB] = [drafts[rootA], drafts[rootB]]
      if (draftA === undefined || draftB === undefined) return
      // The best draft of a group is its root, so that the group is the same in any order.
      const [best, other] = compareDrafts(draftA, draftB) <= 0 ? [rootA, rootB] : [rootB, rootA]
      tellings.set(best, joinTellings(known(best), known(other)))
      tellings.delete(other)
      parents[other] = best
    },
    all: () => {
      const groups = new Map<number, StoryDraft[]>()
      for (const [i, draft] of drafts.entries()) {
        const root = rootOf(i)
        const group = groups.get(root)
        if (group === undefined) groups.set(root, [draft])
        else group.push(draft)
      }
      return [...groups.values()]
    },
  }
}

function idKey({ id }: StoryDraft): string | undefined {
  return id
}

function addressKeyOf({ address }: StoryDraft): string | undefined {
  return address
}

/** A source's own id is stronger than the title; undated drafts of one title share a key, too. */
function titleKey({ id, title, publishedAt }: StoryDraft): string | undefined {
  if (id !== undefined) return undefined
  const instant = publishedAt === undefined ? '' : String(Date.parse(publishedAt))
  return `${foldTitle(title)}\n${instant}`
}

/** Joins the drafts that share a key and are the same story. */
function joinByKey(
  drafts: readonly StoryDraft[],
  keyOf: (draft: StoryDraft) => string | undefined,
  groups: Groups,
): void {
  // Nearly all of a million drafts are alone with their key, so a number is enough.
  const sharing = new Map<string, number | number[]>()
  for (const [i, draft] of drafts.entries()) {
    const key = keyOf(draft)
    if (key === undefined) continue
    const others = sharing.get(key)
    if (others === undefined) sharing.set(key, i)
    else if (typeof others === 'number') sharing.set(key, [others, i])
    else others.push(i)
  }
  const shared = [...sharing].flatMap(([key, members]) =>
    typeof members === 'number' ? [] : [{ key, members }],
  )
  // Groups of one key may meet in another one, so the order of keys must be fixed.
  shared.sort((a, b) => (a.key < b.key ? -1 : 1))
  for (const { members } of shared) joinMembers(drafts, members, groups)
}

function joinMembers(
  drafts: readonly StoryDraft[],
  members: readonly number[],
  groups: Groups,
): void {
  const firsts: number[] = []
  const firstOfFact = new Map<string, number>()
  for (const i of sortedMembers(drafts, members)) {
    const { titles, addresses } = groups.tellingOf(i)
    const facts = [...titles].map((title) => `title\n${title}`).concat([...addresses])
    const near = facts.flatMap((fact) => firstOfFact.get(fact) ?? [])
    const candidates = new Set([...near, ...firsts.slice(0, MAX_COMPARED)])
    const root = groups.rootOf(i)
    const same = [...candidates].find(
      (first) => groups.rootOf(first) === root || groups.isSame(first, i),
    )
    if (same === undefined) firsts.push(i)
    else groups.join(same, i)
    for (const fact of facts) if (!firstOfFact.has(fact)) firstOfFact.set(fact, i)
  }
}

function sortedMembers(
  drafts: readonly StoryDraft[],
  members: readonly number[],
): readonly number[] {
  return members
    .flatMap((i) => {
      const draft = drafts[i]
      return draft === undefined ? [] : [{ i, draft }]
    })
    .sort((a, b) => compareDrafts(a.draft, b.draft))
    .map(({ i }) => i)
}

/** Joins a teaser with the article of its page. A source's own ids outweigh what a page shows. */
function joinTwins(drafts: readonly StoryDraft[], groups: Groups): void {
  const positions = new Map(drafts.map((draft, i) => [draft, i]))
  const pairs = drafts.flatMap((draft, i) => {
    const { sameAs } = draft
    if (draft.id !== undefined || sameAs === undefined || sameAs.id !== undefined) return []
    const twin = positions.get(sameAs)
    return twin === undefined ? [] : [{ i, draft, twin, sameAs }]
  })
  // The keys of a group depend on the order in which it was joined.
  pairs.sort((a, b) => compareDrafts(a.draft, b.draft) || compareDrafts(a.sameAs, b.sameAs))
  for (const { i, twin } of pairs) groups.join(i, twin)
}

/** Joins the undated drafts of a title with its dated story if there is exactly one. */
function joinUndated(drafts: readonly StoryDraft[], groups: Groups): void {
  const dated = new Map<string, Set<number>>()
  const undated = new Map<string, number[]>()
  for (const [i, draft] of drafts.entries()) {
    if (draft.id !== undefined) continue
    const title = foldTitle(draft.title)
    if (draft.publishedAt !== undefined) {
      dated.set(title, (dated.get(title) ?? new Set()).add(groups.rootOf(i)))
      continue
    }
    const others = undated.get(title)
    if (others === undefined) undated.set(title, [i])
    else others.push(i)
  }
  const titles = [...undated].sort(([a], [b]) => compareCodeUnits(a, b))
  for (const [title, members] of titles) {
    const [only, ...others] = dated.get(title) ?? []
    if (only === undefined || others.length > 0) continue
    for (const i of sortedMembers(drafts, members)) {
      if (groups.rootOf(i) !== groups.rootOf(only) && groups.isSame(i, only)) groups.join(i, only)
    }
  }
}
