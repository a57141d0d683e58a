// Writes a corpus and its queries to disk.
import { CORPORA, SEED, SIZES } from '../corpus/corpora.ts'
import { type CorpusFacts, writeCorpus, writeQueries } from '../corpus/corpus-files.ts'
import { answerTask } from '../measure/task.ts'
import { drawQueries } from '../queries/draw-queries.ts'

export interface PrepareInput {
  readonly corpus: string
  /** Most queries a class. */
  readonly queries: number
}

answerTask(async ({ corpus, queries }: PrepareInput): Promise<CorpusFacts> => {
  const source = [...CORPORA, ...SIZES].find(({ name }) => name === corpus)
  if (source === undefined) throw new RangeError(`Expected a known corpus, received ${corpus}`)
  const { facts, stories } = await writeCorpus(source)
  await writeQueries(corpus, drawQueries(stories, { count: queries, seed: SEED }))
  return facts
})
