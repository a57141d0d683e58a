// One engine over real news: asks the short judged queries as readers type them.
import { buildIndex, createEngine } from 'lede'
import { stopWords } from 'lede/languages'

import { CORPORA, SEED } from '../../corpus/corpora.ts'
import type { CorpusStory } from '../../corpus/corpus-story.ts'
import { answerTask } from '../../measure/task.ts'
import { ALL_PEERS } from '../../peer-list.ts'
import { slip } from '../../queries/slips.ts'
import { createRandom } from '../../random.ts'
import type { JudgedQuery } from '../collection.ts'
import { RECALL_DEPTH } from '../measures.ts'
import { readShortQueries, type ShortAnswer, type ShortAnswers } from '../short-queries.ts'

export interface AskShortInput {
  readonly engine: string
}

/** Ids and how many there are. */
type Ask = (text: string) => Promise<Pick<ShortAnswer, 'ids' | 'total'>>

/** Titles that are shown of an answer. */
const TITLES = 3
/** Words of fewer letters are not misspelt: nobody could tell what was meant. */
const MIN_MISSPELT_LENGTH = 4

answerTask(async ({ engine }: AskShortInput): Promise<ShortAnswers> => {
  const stories = await readNews()
  const titles = new Map(stories.map(({ id, title }) => [id, title]))
  const ask = await openEngine(engine, stories)
  const answerTo = async (id: string, text: string): Promise<ShortAnswer> => {
    const { ids, total } = await ask(text)
    return { id, ids, total, titles: ids.slice(0, TITLES).map((one) => titles.get(one) ?? one) }
  }
  const queries = await readShortQueries()
  const answers: ShortAnswer[] = []
  for (const { id, text } of queries) answers.push(await answerTo(id, text))
  if (engine !== 'lede') return { answers }
  const misspelt: ShortAnswer[] = []
  for (const { id, text } of misspell(queries)) misspelt.push(await answerTo(id, text))
  return { answers, misspelt }
})

async function readNews(): Promise<readonly CorpusStory[]> {
  const source = CORPORA.find(({ name }) => name === 'news')
  const stories: CorpusStory[] = []
  for await (const story of source?.read() ?? []) stories.push(story)
  return stories
}

async function openEngine(key: string, stories: readonly CorpusStory[]): Promise<Ask> {
  if (key === 'lede') {
    const engine = createEngine(buildIndex(stories))
    return async (q) => {
      const { hits, totalHits } = await engine.search({ q, pageSize: RECALL_DEPTH, excerpts: 0 })
      return { ids: hits.map(({ id }) => id), total: totalHits }
    }
  }
  const facts = ALL_PEERS.find((peer) => peer.key === key)
  if (facts === undefined) throw new RangeError(`Expected a known engine, received ${key}`)
  const { build, buildToAsk = build } = await facts.load()
  const peer = await buildToAsk(stories)
  const isContent = await contentTest(key)
  return async (text) => {
    const words = text.split(' ').filter(isContent)
    const ids = await peer.ask(words.join(' '), RECALL_DEPTH)
    return { ids, total: ids.length }
  }
}

/** FTS5 knows no function words: asked for any word, it does better without them. */
async function contentTest(key: string): Promise<(word: string) => boolean> {
  if (key !== 'sqlite') return () => true
  const functionWords = await stopWords('english')
  return (word) => !functionWords.has(word.toLowerCase())
}

/** Every query with one letter wrong in one word, for each of its words that is long enough. */
function misspell(queries: readonly JudgedQuery[]): Pick<JudgedQuery, 'id' | 'text'>[] {
  const random = createRandom(SEED)
  return queries.flatMap(({ id, text }) => {
    const words = text.split(' ')
    return words.flatMap((word, i) => {
      if (!/^[a-z]+$/i.test(word) || word.length < MIN_MISSPELT_LENGTH) return []
      return [{ id, text: words.with(i, slip(random, word)).join(' ') }]
    })
  })
}
