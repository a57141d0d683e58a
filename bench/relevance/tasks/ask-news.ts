// Real news, without judgments: builds its index once and asks for what a reader misspelt, half
// remembers, or writes as one word where the story has two.
import { readFile } from 'node:fs/promises'
import { buildIndex, createEngine, type SearchEngine } from 'lede'

import { CORPORA, SEED } from '../../corpus/corpora.ts'
import type { CorpusStory } from '../../corpus/corpus-story.ts'
import { answerTask } from '../../measure/task.ts'
import { MISSPELLINGS } from '../../places.ts'
import { countWords, type WordCounts } from '../../queries/word-counts.ts'
import { askMisspelling, type AskedMisspelling, selectMisspellings } from '../ask-misspellings.ts'
import { drawJoinedWords } from '../joined-words.ts'
import { drawKnownItems } from '../known-items.ts'
import { parseMisspellings } from '../misspellings.ts'
import type { Part } from '../options.ts'
import { type AskedRewording, askRewording, type Rewording } from '../rewordings.ts'

export interface NewsInput {
  readonly parts: readonly Part[]
  /** Share of the misspellings and of the stories that is asked, 0..1. */
  readonly share: number
}

export interface AskedMisspellings {
  /** Pairs in the list. */
  readonly listed: number
  readonly asked: readonly AskedMisspelling[]
}

export interface AskedJoinedWords {
  readonly joined: readonly AskedRewording[]
  readonly split: readonly AskedRewording[]
}

export interface NewsOutput {
  readonly stories: number
  /** Each is absent where it was not wanted. */
  readonly typos?: AskedMisspellings
  readonly knownItems?: readonly AskedRewording[]
  readonly joinedWords?: AskedJoinedWords
}

/** Stories whose words are half remembered. */
const KNOWN_ITEMS = 2000

/** Most pairs of words each way. */
const JOINED_WORDS = 500

/** Everything that questions are made of and asked of. */
interface News {
  readonly engine: SearchEngine
  readonly stories: readonly CorpusStory[]
  readonly byId: ReadonlyMap<string, CorpusStory>
  readonly counts: WordCounts
}

answerTask(async ({ parts, share }: NewsInput): Promise<NewsOutput> => {
  const stories = await readNews()
  const news: News = {
    engine: createEngine(buildIndex(stories)),
    stories,
    byId: new Map(stories.map((story) => [story.id, story])),
    counts: countWords(stories),
  }
  return {
    stories: stories.length,
    ...(parts.includes('typos') && { typos: await askMisspellings(news, share) }),
    ...(parts.includes('known-items') && { knownItems: await askKnownItems(news, share) }),
    ...(parts.includes('joined-words') && { joinedWords: await askJoinedWords(news, share) }),
  }
})

async function readNews(): Promise<readonly CorpusStory[]> {
  const source = CORPORA.find(({ name }) => name === 'news')
  const stories: CorpusStory[] = []
  for await (const story of source?.read() ?? []) stories.push(story)
  return stories
}

async function askMisspellings({ engine }: News, share: number): Promise<AskedMisspellings> {
  const listed = parseMisspellings(await readFile(MISSPELLINGS, 'utf8'))
  // The list is sorted, so every so many-th is as good as a draw.
  const taken = listed.filter((_, i) => Math.floor((i + 1) * share) > Math.floor(i * share))
  const asked: AskedMisspelling[] = []
  for (const misspelling of await selectMisspellings(engine, taken)) {
    asked.push(await askMisspelling(engine, misspelling))
  }
  return { listed: taken.length, asked }
}

async function askKnownItems(news: News, share: number): Promise<readonly AskedRewording[]> {
  const count = Math.round(KNOWN_ITEMS * share)
  return askAll(news, drawKnownItems(news.stories, news.counts, { count, seed: SEED }))
}

async function askJoinedWords(news: News, share: number): Promise<AskedJoinedWords> {
  const count = Math.round(JOINED_WORDS * share)
  const { joined, split } = drawJoinedWords(news.stories, news.counts, { count, seed: SEED })
  return { joined: await askAll(news, joined), split: await askAll(news, split) }
}

async function askAll(
  { engine, byId }: News,
  rewordings: readonly Rewording[],
): Promise<readonly AskedRewording[]> {
  const asked: AskedRewording[] = []
  for (const rewording of rewordings) asked.push(await askRewording(engine, rewording, byId))
  return asked
}
