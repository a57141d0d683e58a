// Which texts are measured on, and where do they come from? Knows names and sources; nothing of what
// is done with the stories.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readStories } from 'lede/node'

import { NEWS, SEEDS } from '../places.ts'
import type { CorpusStory } from './corpus-story.ts'
import { generateStories } from './generate.ts'

/** Seed of everything that is generated. */
export const SEED = 20_251_025

/** How a corpus is made. */
export interface CorpusSource {
  readonly name: string
  /** What it is, for a reader of the results. */
  readonly description: string
  /** Folder or file that it is read from; absent where it is generated. */
  readonly location?: URL
  readonly read: () => AsyncIterable<CorpusStory> | Iterable<CorpusStory>
}

function fromFiles(name: string, description: string, location: URL): CorpusSource {
  return {
    name,
    description,
    location,
    async *read() {
      for (const story of await readStories([fileURLToPath(location)])) yield story
    },
  }
}

function generated(name: string, count: number, articleShare: number): CorpusSource {
  const shape = articleShare === 0 ? 'teasers' : `stories, ${articleShare * 100}% full articles`
  return {
    name,
    description: `${count.toLocaleString('en')} generated ${shape}, seed ${SEED}`,
    read: () => generateStories({ count, articleShare, seed: SEED }),
  }
}

/** The corpora that latency is measured on. */
export const CORPORA: readonly CorpusSource[] = [
  fromFiles('seeds', 'the demonstration pages of the repository', SEEDS),
  generated('generated', 10_000, 0.2),
  fromFiles('news', 'real news of four collections, 1987 to 2022', NEWS),
]

/** The corpora of growing size, each the beginning of the next. */
export const SIZES: readonly CorpusSource[] = [
  generated('teasers-1k', 1000, 0),
  generated('teasers-10k', 10_000, 0),
  generated('teasers-100k', 100_000, 0),
  generated('teasers-1m', 1_000_000, 0),
]

/** Tells whether a corpus can be read here. */
export function isPresent({ location }: CorpusSource): boolean {
  return location === undefined || existsSync(location)
}
