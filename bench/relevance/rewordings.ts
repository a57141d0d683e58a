// A story that a reader knows, asked for with its own words and with words written otherwise. Knows where
// such a story has to stand, not how the words came about.
import type { SearchEngine } from 'lede'

import type { ReadableStory } from '../queries/word-counts.ts'
import { PAGE_DEPTH } from './measures.ts'

/** Two ways of asking for one story. */
export interface Rewording {
  /** Story that the words are from. */
  readonly source: string
  /** As the story writes them. */
  readonly clean: string
  /** As somebody else might. */
  readonly reworded: string
}

/** A rewording with whether the story was on the first page. */
export interface AskedRewording extends Rewording {
  readonly foundClean: boolean
  readonly foundReworded: boolean
}

/** Asks both ways. */
export async function askRewording(
  engine: SearchEngine,
  rewording: Rewording,
  stories: ReadonlyMap<string, ReadableStory>,
): Promise<AskedRewording> {
  const { source, clean, reworded } = rewording
  return {
    ...rewording,
    foundClean: await findsStory(engine, clean, source, stories),
    foundReworded: await findsStory(engine, reworded, source, stories),
  }
}

/**
 * Tells whether a story is on the first page; another of the same title will do, since to a reader they
 * are one, and so will one that a hit lists as its duplicate.
 */
async function findsStory(
  engine: SearchEngine,
  q: string,
  source: string,
  stories: ReadonlyMap<string, ReadableStory>,
): Promise<boolean> {
  const { hits } = await engine.search({ q, pageSize: PAGE_DEPTH, excerpts: 0 })
  const title = stories.get(source)?.title
  const shown = hits.flatMap((hit) => [hit, ...(hit.duplicates ?? [])])
  return shown.some((hit) => hit.id === source || hit.title === title)
}
